package io.prescient.tool.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Stands before the service and does to it what must not happen.
final class LyingProxy implements AutoCloseable {
    private static final int EACH = 3;
    private static final Pattern CASH = Pattern.compile("(\"current_balance\":\")(-?[0-9.]+)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI service;
    private final Lie lie;
    private final Set<String> spoilt = ConcurrentHashMap.newKeySet();
    private final Map<String, String> oldNews = new ConcurrentHashMap<>();
    private volatile String lastTrade;
    private String failing;
    private boolean isOver;
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
        if (fails(path, key)) {
            answer(exchange, 500, "{}");
            return;
        }
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
            if (lie.name().startsWith(Lie.repeats_trades.name()) && isTime()) {
                var _ = client.send(request(exchange, again(body, key), key + "-again"), BodyHandlers.discarding());
            }
        }
        answer(exchange, answer.statusCode(), spoilt(exchange, answer.body()));
    }

    private synchronized boolean fails(String path, String key) {
        isOver |= path.endsWith("/journal");
        if (failing == null && path.endsWith("/deposits")) {
            failing = key;
        }
        return switch (lie) {
            case fails_requests -> path.contains("/requests/");
            case fails_as_of -> path.endsWith("/as-of");
            case fails_settlement -> path.endsWith("/settlement");
            case leaves_at_the_end -> isOver && !path.endsWith("/journal");
            case repeats_trades_and_fails_one ->
                failing != null && (failing.equals(key) || path.contains(failing + "/") || path.endsWith(failing));
            default -> false;
        };
    }

    private static byte[] again(byte[] body, String key) {
        return new String(body, StandardCharsets.UTF_8)
                .replace(key, key + "-again")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String spoilt(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath();
        if (lie == Lie.forgets_requests && path.contains("/requests/") && !path.endsWith("/cancel")) {
            return "{\"result\": \"unknown\"}";
        }
        if (!path.matches(".*/portfolios/[0-9]+")) {
            return body;
        }
        return switch (lie) {
            case adds_a_cent ->
                CASH.matcher(body)
                        .replaceFirst(
                                cash -> cash.group(1) + new BigDecimal(cash.group(2)).add(new BigDecimal("0.01")));
            case tells_old_news ->
                exchange.getRequestURI().getQuery() == null ? oldNews.computeIfAbsent(path, _ -> body) : body;
            case says_another_seq -> {
                exchange.getResponseHeaders().set("Portfolio-Seq", "1");
                yield body;
            }
            default -> body;
        };
    }

    private void stream(HttpExchange exchange, HttpResponse<InputStream> answer) throws IOException {
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        try (var out = exchange.getResponseBody();
                var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            var event = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (lie != Lie.drops_ids || !line.startsWith("id:")) {
                    event.append(line).append('\n');
                }
                if (line.isEmpty()) {
                    out.write(spoilt(event.toString()).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    event.setLength(0);
                }
            }
        }
    }

    /// No entry is spoilt twice, so that whoever asks again gets it.
    private String spoilt(String event) {
        if (!event.contains("event:entry") && !event.contains("event: entry")) {
            return event;
        }
        return switch (lie) {
            case thins_streams -> isTime() && spoilt.add(event) ? "" : event;
            case garbles_streams -> isTime() && spoilt.add(event) ? event.replace('{', '[') : event;
            case leaves_at_the_end -> "";
            default -> event;
        };
    }

    private synchronized boolean isTime() {
        count++;
        return count % EACH == 0;
    }

    private HttpRequest request(HttpExchange exchange, byte[] body, String key) {
        var asked = exchange.getRequestURI();
        boolean isNow = lie == Lie.tells_now_for_then && asked.getPath().endsWith("/as-of");
        var request = HttpRequest.newBuilder(
                        service.resolve(isNow ? asked.getPath().replace("/as-of", "") : asked.toString()))
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
