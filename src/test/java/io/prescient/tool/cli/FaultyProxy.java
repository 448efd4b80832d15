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

/// A proxy in front of the service that introduces one fault.
final class FaultyProxy implements AutoCloseable {
    private static final int INTERVAL = 3;
    private static final Pattern CASH = Pattern.compile("(\"current_balance\":\")(-?[0-9.]+)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI service;
    private final ProxyFault fault;
    private final Set<String> changedEvents = ConcurrentHashMap.newKeySet();
    private final Map<String, String> firstResponses = new ConcurrentHashMap<>();
    private volatile String lastTrade;
    private String failingKey;
    private boolean areJournalsRead;
    private int count;

    FaultyProxy(URI service, ProxyFault fault) throws IOException {
        this.service = service;
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                forward(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void forward(HttpExchange exchange) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var body = exchange.getRequestBody().readAllBytes();
        if (fails(path, key)) {
            respond(exchange, 500, "{}");
            return;
        }
        if (path.endsWith("/stream")) {
            stream(exchange, client.send(request(exchange, body, key), BodyHandlers.ofInputStream()));
            return;
        }
        if (path.endsWith("/trades") && fault == ProxyFault.drops_trades && isDue() && lastTrade != null) {
            respond(exchange, 201, lastTrade);
            return;
        }
        var response = client.send(request(exchange, body, key), BodyHandlers.ofString());
        if (path.endsWith("/trades") && response.statusCode() == 201) {
            lastTrade = response.body();
            if (fault.name().startsWith(ProxyFault.repeats_trades.name()) && isDue()) {
                var _ = client.send(
                        request(exchange, withOtherKey(body, key), key + "-again"), BodyHandlers.discarding());
            }
        }
        respond(exchange, response.statusCode(), changedBody(exchange, response.body()));
    }

    private synchronized boolean fails(String path, String key) {
        areJournalsRead |= path.endsWith("/journal");
        if (failingKey == null && path.endsWith("/deposits")) {
            failingKey = key;
        }
        return switch (fault) {
            case fails_requests -> path.contains("/requests/");
            case fails_as_of -> path.endsWith("/as-of");
            case fails_settlement -> path.endsWith("/settlement");
            case leaves_at_the_end -> areJournalsRead && !path.endsWith("/journal");
            case repeats_trades_and_fails_one ->
                failingKey != null
                        && (failingKey.equals(key) || path.contains(failingKey + "/") || path.endsWith(failingKey));
            default -> false;
        };
    }

    private static byte[] withOtherKey(byte[] body, String key) {
        return new String(body, StandardCharsets.UTF_8)
                .replace(key, key + "-again")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String changedBody(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath();
        if (fault == ProxyFault.forgets_requests && path.contains("/requests/") && !path.endsWith("/cancel")) {
            return "{\"result\": \"unknown\"}";
        }
        if (!path.matches(".*/portfolios/[0-9]+")) {
            return body;
        }
        return switch (fault) {
            case adds_a_cent ->
                CASH.matcher(body)
                        .replaceFirst(
                                cash -> cash.group(1) + new BigDecimal(cash.group(2)).add(new BigDecimal("0.01")));
            case returns_stale_reads ->
                exchange.getRequestURI().getQuery() == null ? firstResponses.computeIfAbsent(path, _ -> body) : body;
            case returns_wrong_seq -> {
                exchange.getResponseHeaders().set("Portfolio-Seq", "1");
                yield body;
            }
            default -> body;
        };
    }

    private void stream(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
        exchange.sendResponseHeaders(response.statusCode(), 0);
        try (var out = exchange.getResponseBody();
                var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var event = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (fault != ProxyFault.drops_ids || !line.startsWith("id:")) {
                    event.append(line).append('\n');
                }
                if (line.isEmpty()) {
                    out.write(changedEvent(event.toString()).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    event.setLength(0);
                }
            }
        }
    }

    /// Each entry is changed once, so that a reconnect gets it unchanged.
    private String changedEvent(String event) {
        if (!event.contains("event:entry") && !event.contains("event: entry")) {
            return event;
        }
        return switch (fault) {
            case thins_streams -> isDue() && changedEvents.add(event) ? "" : event;
            case garbles_streams -> isDue() && changedEvents.add(event) ? event.replace('{', '[') : event;
            case leaves_at_the_end -> "";
            default -> event;
        };
    }

    private synchronized boolean isDue() {
        count++;
        return count % INTERVAL == 0;
    }

    private HttpRequest request(HttpExchange exchange, byte[] body, String key) {
        var uri = exchange.getRequestURI();
        boolean isNow =
                fault == ProxyFault.returns_now_for_as_of && uri.getPath().endsWith("/as-of");
        var request = HttpRequest.newBuilder(
                        service.resolve(isNow ? uri.getPath().replace("/as-of", "") : uri.toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (var name : new String[] {"Accept", "Content-Type", "Last-Event-ID"}) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return (key == null ? request : request.header("Idempotency-Key", key)).build();
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
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
