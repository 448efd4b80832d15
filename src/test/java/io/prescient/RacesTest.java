package io.prescient;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.race;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static io.prescient.JournalAssertions.assertJournalMatchesTotals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Concurrent requests: the totals match the journal in any order of execution.
@QuarkusTest
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RacesTest {
    private static final int CLIENTS = 50;

    /// 100 trades of 10.00 each. The cash suffices for 50 of them, the exposure for 45.
    @Test
    void racingTradesNeverExceedCashOrExposure() throws Exception {
        long portfolio = Api.portfolio("500.00", "max_position_size", "10.00", "max_total_exposure", "450.00");
        var market = Api.market();
        var ids = shuffledTradeIds();
        var requests = new ArrayList<Callable<Response>>();
        ids.forEach(id -> requests.add(() -> buy(portfolio, market, id, "10.00")));

        var responses = race(requests);

        var statuses = assertSameResponsePerTrade(ids, responses);
        assertEquals(45, Collections.frequency(statuses.values(), 201));
        assertEquals(55, Collections.frequency(statuses.values(), 422));
        assertEquals(
                responses.size() - 100,
                responses.stream()
                        .filter(a -> "true".equals(a.header("Idempotency-Replayed")))
                        .count());
        var p = getPortfolio(portfolio);
        assertEquals("50.00", p.getString("current_balance"));
        assertEquals("450.00", p.getString("total_invested"));
        assertEquals(45, p.getInt("open_position_count"));
        assertEquals(45, p.getInt("trade_count"));
        assertJournalMatchesTotals(portfolio, 46);
    }

    @Test
    void racingTradesNeverOverspendCash() throws Exception {
        long portfolio = Api.portfolio("250.00");
        var market = Api.market();
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < CLIENTS; i++) {
            var id = unique("t");
            requests.add(() -> buy(portfolio, market, id, "10.00"));
        }
        var statuses = race(requests).stream().map(Response::statusCode).toList();
        assertEquals(25, Collections.frequency(statuses, 201));
        assertEquals(25, Collections.frequency(statuses, 422));
        assertEquals("0.00", getPortfolio(portfolio).getString("current_balance"));
        assertJournalMatchesTotals(portfolio, 26);
    }

    @Test
    void racingTradesNeverExceedMaxPositions() throws Exception {
        long portfolio = Api.portfolio("1000.00", "max_positions", 7);
        var market = Api.market();
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < CLIENTS; i++) {
            var id = unique("t");
            requests.add(() -> buy(portfolio, market, id, "1.00"));
        }
        var statuses = race(requests).stream().map(Response::statusCode).toList();
        assertEquals(7, Collections.frequency(statuses, 201));
        assertEquals(7, getPortfolio(portfolio).getInt("open_position_count"));
        assertJournalMatchesTotals(portfolio, 8);
    }

    @Test
    void readAfterResponseSeesItsSeq() throws Exception {
        long portfolio = Api.portfolio("1000.00", "max_positions", CLIENTS);
        var market = Api.market();
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < CLIENTS; i++) {
            var id = unique("t");
            requests.add(() -> {
                var bought = buy(portfolio, market, id, "1.00");
                var seen = send("GET", "/v1/portfolios/" + portfolio, null);
                assertTrue(seq(seen) >= seq(bought), () -> bought.headers() + " then " + seen.headers());
                return bought;
            });
        }
        var seqs = race(requests).stream().map(RacesTest::seq).sorted().toList();
        assertEquals(LongStream.rangeClosed(2, CLIENTS + 1).boxed().toList(), seqs);
    }

    @Test
    void racingPartialClosesNeverOversell() throws Exception {
        long portfolio = Api.portfolio("100.00");
        var trade = buyYes(portfolio, Api.market(), "100.00", "0.80"); // 125 shares
        var path = "/v1/portfolios/" + portfolio + "/positions/" + trade + "/close";
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < CLIENTS; i++) {
            requests.add(() -> send("POST", path, json("shares", "10", "price", "0.90")));
        }
        var responses = race(requests);
        long sold = responses.stream()
                .filter(response -> response.statusCode() == 200)
                .count();
        assertEquals(12, sold, "120 of 125 shares in parts of 10");
        assertTrue(responses.stream()
                .allMatch(a ->
                        a.statusCode() == 200 || a.jsonPath().getString("code").equals("insufficient_shares")));
        var position = Api.get("/v1/portfolios/" + portfolio + "/positions/" + trade)
                .extract()
                .jsonPath();
        assertEquals("5.000000", position.getString("open_shares"));
        assertEquals("4.00", position.getString("cost_basis")); // 100.00 * 5 / 125
        assertEquals("12.00", position.getString("realized_pnl")); // 12 * (9.00 - 8.00)
        assertEquals("108.00", getPortfolio(portfolio).getString("current_balance"));
        assertJournalMatchesTotals(portfolio, 14);
    }

    @Test
    void onlyOneOfRacingFullClosesSucceeds() throws Exception {
        long portfolio = Api.portfolio("100.00");
        var trade = buyYes(portfolio, Api.market(), "100.00", "0.80");
        var path = "/v1/portfolios/" + portfolio + "/positions/" + trade + "/close";
        var requests = Collections.nCopies(CLIENTS, (Callable<Response>) () -> send("POST", path, json("price", "1")));
        var statuses = race(requests).stream().map(Response::statusCode).toList();
        assertEquals(1, Collections.frequency(statuses, 200));
        assertEquals(CLIENTS - 1, Collections.frequency(statuses, 409));
        assertEquals("125.00", getPortfolio(portfolio).getString("current_balance"));
        assertJournalMatchesTotals(portfolio, 3);
    }

    /// The ids of 100 trades. Each is sent up to three times.
    private static List<String> shuffledTradeIds() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 2 * CLIENTS; i++) {
            for (int times = 0; times <= i % 3; times++) {
                ids.add("t" + i);
            }
        }
        Collections.shuffle(ids, new Random(1));
        return ids;
    }

    /// Asserts that all responses to one trade are equal. Returns the status of each trade.
    private static Map<String, Integer> assertSameResponsePerTrade(List<String> ids, List<Response> responses) {
        var bodies = new HashMap<String, String>();
        var statuses = new HashMap<String, Integer>();
        for (int i = 0; i < responses.size(); i++) {
            var response = responses.get(i);
            assertEquals(bodies.computeIfAbsent(ids.get(i), _ -> response.asString()), response.asString());
            statuses.put(ids.get(i), response.statusCode());
        }
        return statuses;
    }

    private static Response buy(long portfolio, String market, String id, String amount) {
        return send(
                "POST",
                "/v1/portfolios/" + portfolio + "/trades",
                json("trade_id", id, "market_id", market, "action", "buy_no", "amount", amount, "price", "0.80"));
    }

    private static long seq(Response response) {
        return Long.parseLong(response.header("Portfolio-Seq"));
    }
}
