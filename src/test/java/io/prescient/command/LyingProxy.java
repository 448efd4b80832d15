package io.prescient.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands before the service and does to it what must not happen.
final class LyingProxy implements AutoCloseable {
    /// What it does beside passing on.
    enum Lie {
        none,
        /// Does some trades twice, the second time under another key.
        repeats_trades,
        /// Answers for some trades without doing them.
        swallows_trades,
        /// Leaves out some entries of a stream.
        thins_streams,
        /// Knows nothing of any key.
        forgets_requests,
        /// Tells a cent more cash than there is.
        adds_a_cent
    }

    private static final int EACH = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI service;
    private final Lie lie;
    private volatile String lastTrade;
    private int count;

    LyingProxy(URI service, Lie lie) throws IOException {
        this.service = service;
        this.lie = lie;
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                pass(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var body = exchange.getRequestBody().readAllBytes();
        if (path.endsWith("/stream")) {
            stream(exchange, client.send(request(exchange, body, key), BodyHandlers.ofInputStream()));
            return;
        }
        if (path.endsWith("/trades") && lie == Lie.swallows_trades && isTime() && lastTrade != null) {
            answer(exchange, 201, lastTrade);
            return;
        }
        var answer = client.send(request(exchange, body, key), BodyHandlers.ofString());
        if (path.endsWith("/trades") && answer.statusCode() == 201) {
            lastTrade = answer.body();
            if (lie == Lie.repeats_trades && isTime()) {
                var _ = client.send(request(exchange, again(body, key), key + "-again"), BodyHandlers.discarding());
            }
        }
        answer(exchange, answer.statusCode(), spoilt(path, answer.body()));
    }

    private static byte[] again(byte[] body, String key) {
        return new String(body, StandardCharsets.UTF_8)
                .replace(key, key + "-again")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String spoilt(String path, String body) {
        if (lie == Lie.forgets_requests && path.contains("/requests/") && !path.endsWith("/seal")) {
            return "{\"outcome\": \"never_seen\"}";
        }
        return lie == Lie.adds_a_cent && path.matches(".*/portfolios/[0-9]+")
                ? body.replaceFirst("(\"current_balance\":\"[0-9]+\\.[0-9])[0-9]", "$17")
                : body;
    }

    private void stream(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        try (var out = exchange.getResponseBody();
                var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var event = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                event.append(line).append('\n');
                if (line.isEmpty()) {
                    boolean isLeftOut = lie == Lie.thins_streams && event.indexOf("entry") >= 0 && isTime();
                    out.write((isLeftOut ? "" : event.toString()).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    event.setLength(0);
                }
            }
        }
    }

    private synchronized boolean isTime() {
        count++;
        return count % EACH == 0;
    }

    private HttpRequest request(HttpExchange exchange, byte[] body, String key) {
        var request = HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (var name : new String[] {"Accept", "Content-Type", "Last-Event-ID"}) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return (key == null ? request : request.header("Idempotency-Key", key)).build();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }
}
