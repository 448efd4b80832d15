package io.prescient.polymarket;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;

/// A local server in the place of Gamma, with the replies of a test. It records its requests.
final class GammaStub implements AutoCloseable {
    interface Reply {
        void send(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static final long NEVER = 3_600_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<String> listRequests = new CopyOnWriteArrayList<>();
    private final List<String> lookupRequests = new CopyOnWriteArrayList<>();
    private volatile Reply closed = page("[]");

    private GammaStub(Reply answer) throws IOException {
        var url = URI.create(ConfigProvider.getConfig().getValue("prescient.gamma.url", String.class));
        server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            boolean isLookup = exchange.getRequestURI().getQuery().contains("&id=");
            (isLookup ? lookupRequests : listRequests)
                    .add(exchange.getRequestURI().toString());
            try (exchange) {
                (isLookup ? closed : answer).send(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    static GammaStub replying(Reply answer) throws IOException {
        return new GammaStub(answer);
    }

    /// Lists these events on the first page, and none on the next.
    static GammaStub listing(String json) throws IOException {
        return new GammaStub(exchange -> send(exchange, 200, parameter(exchange, "offset") == null ? json : "[]"));
    }

    /// Sends these replies in sequence, and repeats the last one.
    static GammaStub inSequence(Reply... answers) throws IOException {
        var left = new CopyOnWriteArrayList<>(List.of(answers));
        return new GammaStub(exchange -> {
            Reply next;
            synchronized (left) {
                next = left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
            next.send(exchange);
        });
    }

    static Reply page(String json) {
        return exchange -> send(exchange, 200, json);
    }

    static Reply status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, "{\"error\": \"no\"}");
        };
    }

    static Reply gzipped(String json) {
        return exchange -> {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(json.getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            packed.writeTo(exchange.getResponseBody());
        };
    }

    /// Sends half of the announced body and closes the connection.
    static Reply truncated(String json) {
        return exchange -> {
            exchange.sendResponseHeaders(200, json.length());
            exchange.getResponseBody()
                    .write(json.substring(0, json.length() / 2).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /// Sends half of the announced body and nothing more until the stub is closed.
    static Reply stalling(String json) {
        return exchange -> {
            truncated(json).send(exchange);
            Thread.sleep(NEVER);
        };
    }

    /// Sends a byte every 100 ms until the stub is closed.
    static Reply trickling() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        };
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// The value of a query parameter, or null.
    static String parameter(HttpExchange exchange, String name) {
        return Stream.of(exchange.getRequestURI().getQuery().split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    /// Sets the reply to lookups, which is an empty page by default.
    @CanIgnoreReturnValue
    GammaStub withLookupReply(Reply answer) {
        closed = answer;
        return this;
    }

    /// Returns those of these events whose ids are requested.
    static Reply byId(Object... events) {
        return exchange -> {
            var ids = Arrays.asList(exchange.getRequestURI().getQuery().split("&id=", -1));
            var known = Stream.of(events)
                    .filter(event -> ids.contains(((Map<?, ?>) event).get("id")))
                    .toArray();
            send(exchange, 200, Imports.page(known));
        };
    }

    /// The number of lookups of this event.
    long lookupCount(String event) {
        return lookupRequests.stream()
                .filter(request -> List.of(request.split("&id=", -1)).contains(event))
                .count();
    }

    /// The requests for pages of open events.
    List<String> listRequests() {
        return listRequests;
    }

    /// The lookup requests. They may include events of earlier tests.
    List<String> lookupRequests() {
        return lookupRequests;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
