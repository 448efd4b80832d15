package io.prescient.idempotency;

import static io.prescient.Api.getPortfolio;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Either the trade or the cancellation of its key wins, and all responses agree on the winner.
@QuarkusTest
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class KeyCancellationRaceTest {
    /// The maximum delay between the two requests.
    private static final int MAX_OFFSET_MICROS = 2000;

    private final Random random = new Random(15);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long portfolio;
    private String market;

    @Tag("deep")
    @Test
    void eitherWinsInAThousandRaces() throws Exception {
        race(1000);
    }

    @Test
    void eitherTradeOrCancellationWins() throws Exception {
        race(50);
    }

    private void race(int rounds) throws Exception {
        portfolio = Api.portfolio("1000.00");
        market = Api.market();
        int traded = 0;
        try (var clients = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < rounds; round++) {
                traded += tradeWins(clients, "t-" + round) ? 1 : 0;
            }
        }
        assertTrue(traded > 0 && traded < rounds, traded + " trades won: the requests did not race");
        var p = getPortfolio(portfolio);
        assertEquals(traded, p.getInt("trade_count"));
        assertEquals(traded, p.getInt("open_position_count"));
        assertEquals(1 + traded, p.getInt("seq"));
        assertEquals("%d.00".formatted(1000 - traded), p.getString("current_balance"));
    }

    /// Whether the trade won. Asserts that all responses agree.
    private boolean tradeWins(ExecutorService clients, String key) throws Exception {
        var trade = """
                {"trade_id": "%s", "market_id": "%s", "action": "buy_yes", "amount": "1.00", "price": "0.50"}""";
        var answers = race(
                clients,
                () -> post("/trades", trade.formatted(key, market)),
                () -> post("/requests/" + key + "/cancel", ""));
        var traded = answers.getFirst();
        var cancelled = answers.getLast();
        assertEquals(200, cancelled.statusCode(), cancelled.body());
        assertEquals(cancelled.body(), answer(request("/requests/" + key)).body());
        assertTrue(cancelled.body().endsWith(",\"response\":" + traded.body() + "}"), cancelled.body());
        boolean won = traded.statusCode() == 201;
        assertTrue(
                cancelled.body().contains(won ? "\"result\":\"committed\"" : "\"result\":\"cancelled\""),
                cancelled.body());
        assertTrue(won || traded.body().contains("\"code\":\"key_cancelled\""), traded.body());
        assertEquals(won ? 200 : 404, answer(request("/trades/" + key)).statusCode());
        return won;
    }

    /// Sends both at once, one of them after a random delay.
    private List<HttpResponse<String>> race(
            ExecutorService clients, Callable<HttpResponse<String>> trade, Callable<HttpResponse<String>> cancellation)
            throws Exception {
        var start = new CyclicBarrier(2);
        int later = random.nextInt(-MAX_OFFSET_MICROS, MAX_OFFSET_MICROS);
        var traded = clients.submit(after(start, later, trade));
        var cancelled = clients.submit(after(start, -later, cancellation));
        return List.of(traded.get(), cancelled.get());
    }

    private static <T> Callable<T> after(CyclicBarrier start, int micros, Callable<T> request) {
        return () -> {
            var _ = start.await();
            if (micros > 0) {
                TimeUnit.MICROSECONDS.sleep(micros);
            }
            return request.call();
        };
    }

    private HttpResponse<String> post(String to, String body) throws Exception {
        return answer(request(to).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String to) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/v1/portfolios/" + portfolio + to));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
