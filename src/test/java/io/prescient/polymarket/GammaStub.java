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

/// A venue that does what a test wants, and remembers what it was asked.
final class GammaStub implements AutoCloseable {
    interface Answer {
        void give(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static final long NEVER = 3_600_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> lookedUp = new CopyOnWriteArrayList<>();
    private volatile Answer closed = page("[]");

    private GammaStub(Answer answer) throws IOException {
        var url = URI.create(ConfigProvider.getConfig().getValue("prescient.gamma.url", String.class));
        server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            boolean isLookUp = exchange.getRequestURI().getQuery().contains("&id=");
            (isLookUp ? lookedUp : asked).add(exchange.getRequestURI().toString());
            try (exchange) {
                (isLookUp ? closed : answer).give(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    static GammaStub answering(Answer answer) throws IOException {
        return new GammaStub(answer);
    }

    /// Lists these events on its first page, however often that is asked for, and none after it.
    static GammaStub listing(String json) throws IOException {
        return new GammaStub(exchange -> send(exchange, 200, parameter(exchange, "offset") == null ? json : "[]"));
    }

    /// Gives these answers in turn, and the last one again and again.
    static GammaStub inTurn(Answer... answers) throws IOException {
        var left = new CopyOnWriteArrayList<>(List.of(answers));
        return new GammaStub(exchange -> {
            Answer next;
            synchronized (left) {
                next = left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
            next.give(exchange);
        });
    }

    static Answer page(String json) {
        return exchange -> send(exchange, 200, json);
    }

    static Answer status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, "{\"error\": \"no\"}");
        };
    }

    static Answer packed(String json) {
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

    /// Promises a body, sends a half of it and hangs up.
    static Answer brokenOff(String json) {
        return exchange -> {
            exchange.sendResponseHeaders(200, json.length());
            exchange.getResponseBody()
                    .write(json.substring(0, json.length() / 2).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        };
    }

    /// Promises a body, sends a half of it and falls silent, until the stub is closed.
    static Answer stalling(String json) {
        return exchange -> {
            brokenOff(json).give(exchange);
            Thread.sleep(NEVER);
        };
    }

    /// Sends a byte now and then: never silent, never done, until the stub is closed.
    static Answer trickling() {
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

    /// The value of a query parameter; null without it.
    static String parameter(HttpExchange exchange, String name) {
        return Stream.of(exchange.getRequestURI().getQuery().split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    /// What it answers to questions for events by their ids; nothing, if not this.
    @CanIgnoreReturnValue
    GammaStub closed(Answer answer) {
        closed = answer;
        return this;
    }

    /// Of these events those that are asked for by their ids.
    static Answer known(Object... events) {
        return exchange -> {
            var ids = Arrays.asList(exchange.getRequestURI().getQuery().split("&id=", -1));
            var known = Stream.of(events)
                    .filter(event -> ids.contains(((Map<?, ?>) event).get("id")))
                    .toArray();
            send(exchange, 200, Imports.text(known));
        };
    }

    /// How often it was asked for this event by its id.
    long lookUpsOf(String event) {
        return lookedUp.stream()
                .filter(question -> List.of(question.split("&id=", -1)).contains(event))
                .count();
    }

    /// The questions for pages of what is open.
    List<String> asked() {
        return asked;
    }

    /// The questions for events by their ids, which tests before this one may have left open.
    List<String> lookedUp() {
        return lookedUp;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
