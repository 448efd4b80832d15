package io.prescient.receipt;

import static io.prescient.Api.buy;
import static io.prescient.Api.json;
import static io.prescient.Api.look;
import static io.prescient.Api.send;
import static io.prescient.http.Problems.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever lost an answer can ask for it by its key, and can close a key that was never seen.
@QuarkusTest
class RequestsTest {
    private long portfolio;
    private String market;
    private String path;

    @BeforeEach
    void open() {
        portfolio = Api.portfolio("100.00");
        market = Api.market();
        path = "/v1/portfolios/" + portfolio;
    }

    @Test
    void aCommittedTradeIsToldWithItsAnswerByteForByte() {
        var trade = buy(portfolio, market, "buy_yes", "10.00", "0.50", "t-1").extract();
        var told = tell("t-1");
        told.then()
                .statusCode(200)
                .body("key", equalTo("t-1"))
                .body("outcome", equalTo("committed"))
                .body("kind", equalTo("trade"))
                .body("status", equalTo(201))
                .body("answer.trade.shares", equalTo("20.000000"));
        assertTrue(told.asString().endsWith(",\"answer\":" + trade.asString() + "}"), told.asString());
        var age = Duration.between(Instant.parse(told.jsonPath().getString("at")), Instant.now());
        assertTrue(age.abs().toMinutes() < 5, age.toString());
    }

    @Test
    void aRefusedOneIsToldWithItsProblem() {
        var refused = buy(portfolio, market, "buy_yes", "100.01", "0.50", "t-1").extract();
        var told = tell("t-1");
        told.then().body("outcome", equalTo("refused")).body("status", equalTo(422));
        assertTrue(told.asString().endsWith(",\"answer\":" + refused.asString() + "}"), told.asString());
    }

    @Test
    void aKeyOfAnotherPortfolioOrOfNobodyWasNeverSeen() {
        buy(Api.portfolio("100.00"), market, "buy_yes", "10.00", "0.50", "t-1").statusCode(201);
        tell("t-1")
                .then()
                .statusCode(200)
                .body("key", equalTo("t-1"))
                .body("outcome", equalTo("never_seen"))
                .body("kind", nullValue())
                .body("at", nullValue())
                .body("status", nullValue())
                .body("answer", nullValue());
    }

    @Test
    void whatIsNotRememberedWasNeverSeen() {
        var wrong = json("market_id", market, "action", "buy_yes", "amount", "0.001");
        assertEquals(
                400,
                send("POST", path + "/trades", wrong, "Idempotency-Key", "k").statusCode());
        send("POST", path + "/deposits", json("amount", 1), "Idempotency-Key", "k", "If-Match", "\"9\"")
                .then()
                .statusCode(412);
        assertEquals("never_seen", tell("k").jsonPath().getString("outcome"));
    }

    @Test
    void closesCashSignalsAndTheirTradesAreToldToo() {
        var trade = Api.bought(portfolio, market, "10.00", "0.50");
        send("POST", path + "/positions/" + trade + "/close", json("price", "0.60"), "Idempotency-Key", "c");
        send("POST", path + "/deposits", json("amount", 1), "Idempotency-Key", "d");
        send("POST", path + "/withdrawals", json("amount", 999), "Idempotency-Key", "w");
        var signal = json("market_id", market, "action", "buy_no", "amount", "10.00", "target_price", "0.50");
        int id = send("POST", path + "/signals", signal, "Idempotency-Key", "s")
                .jsonPath()
                .getInt("signal_id");
        send("POST", path + "/signals/" + id + "/execute", json());
        send("POST", path + "/signals/execute", json(), "Idempotency-Key", "e");
        assertEquals("committed close 200", brief("c"));
        assertEquals("committed deposit 201", brief("d"));
        assertEquals("refused withdrawal 422", brief("w"));
        assertEquals("committed signals 201", brief("s"));
        assertEquals("committed trade 201", brief("signal-" + id));
        assertEquals("committed execution 200", brief("e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a//b/", "100%", "a+b c", "a;b=c", "?x#y&z", "ü/€/😀", "%2F", "\"'<>\\", "..a"})
    void aKeyIsPercentDecoded(String key) {
        seal(key).then().statusCode(200).body("key", equalTo(key)).body("outcome", equalTo("sealed"));
        refusedAsSealed(buy(portfolio, market, "buy_yes", "10.00", "0.50", key)
                .extract()
                .response());
        tell(key).then().statusCode(200).body("key", equalTo(key)).body("outcome", equalTo("sealed"));
    }

    @Test
    void aKeyHasAtMost255Characters() {
        var longest = "k".repeat(255);
        buy(portfolio, market, "buy_yes", "10.00", "0.50", longest).statusCode(201);
        assertEquals("committed trade 201", brief(longest));
        for (var wrong : List.of(longest + "k", " ", "a\nb", "a\0b")) {
            for (var answer : List.of(tell(wrong), seal(wrong))) {
                assertEquals(
                        "key", assertProblem(answer, 400, "invalid_parameter").getString("parameter"));
            }
        }
    }

    @Test
    void anUnknownPortfolioHasNoRequests() {
        path = "/v1/portfolios/999999999";
        assertProblem(tell("t-1"), 404, "portfolio_not_found");
        assertProblem(seal("t-1"), 404, "portfolio_not_found");
    }

    @Test
    void whateverComesWithASealedKeyIsRefused() {
        var trade = Api.bought(portfolio, market, "10.00", "0.50");
        var sealed = seal("k");
        var at = sealed.jsonPath().getString("at");
        sealed.then().body("kind", equalTo("seal")).body("status", equalTo(409));
        assertEquals(at, sealed.jsonPath().getString("answer.sealed_at"));
        var price = json("price", "0.60");
        for (var answer : List.of(
                buy(portfolio, market, "buy_yes", "10.00", "0.50", "k")
                        .extract()
                        .response(),
                send("POST", path + "/positions/" + trade + "/close", price, "Idempotency-Key", "k"),
                send("POST", path + "/deposits", json("amount", 1), "Idempotency-Key", "k"),
                send("POST", path + "/withdrawals", json("amount", 1), "Idempotency-Key", "k", "If-Match", "\"2\""),
                send("POST", path + "/signals", signal(), "Idempotency-Key", "k"),
                send("POST", path + "/signals/execute", json(), "Idempotency-Key", "k"))) {
            refusedAsSealed(answer);
            assertTrue(sealed.asString().contains(answer.asString()), answer.asString());
        }
        assertEquals("90.00", look(portfolio).getString("current_balance"));
        assertEquals(2, look(portfolio).getInt("seq")); // a seal is no change of the books
        Api.get(path + "/signals").body("items.size()", equalTo(0));
    }

    @Test
    void aSealedCycleIsNotRun() {
        long follower = Api.portfolio("100.00", "strategy_type", "momentum");
        path = "/v1/portfolios/" + follower;
        seal("k");
        var report =
                send("POST", path + "/cycles", json(), "Idempotency-Key", "k").jsonPath();
        assertEquals("409 key_sealed", report.getInt("status") + " " + report.getString("outcome.code"));
        assertEquals(1, look(follower).getInt("seq"));
    }

    @Test
    void aTradeOfABatchIsRefusedAloneAndAnAtomicBatchAsAWhole() {
        seal("b");
        var batch = json("trades", List.of(trade("a"), trade("b")));
        Api.post(path + "/trades/batch", batch)
                .body("outcomes.status", equalTo(List.of(201, 409)))
                .body("outcomes[1].outcome.code", equalTo("key_sealed"));
        batch = json("atomic", true, "trades", List.of(trade("c"), trade("b")));
        Api.post(path + "/trades/batch", batch)
                .body("outcomes.outcome.code", equalTo(List.of("batch_refused", "key_sealed")));
        assertEquals(1, look(portfolio).getInt("trade_count"));
    }

    @Test
    void aSecondSealAnswersAsTheFirst() {
        assertEquals(seal("k").asString(), seal("k").asString());
        assertEquals(seal("k").asString(), tell("k").asString());
    }

    @Test
    void aSealThatComesTooLateTellsWhatHappened() {
        buy(portfolio, market, "buy_yes", "10.00", "0.50", "t-1").statusCode(201);
        seal("t-1").then().statusCode(200).body("outcome", equalTo("committed"));
        assertEquals(tell("t-1").asString(), seal("t-1").asString());
        buy(portfolio, market, "buy_yes", "10.00", "0.50", "t-1")
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
    }

    @Test
    void theTradeOfASignalCannotBeSealed() {
        var problem = assertProblem(seal("signal-7"), 400, "invalid_parameter");
        assertEquals("key", problem.getString("parameter"));
        assertEquals("never_seen", tell("signal-7").jsonPath().getString("outcome"));
    }

    @Test
    void aPausedOrArchivedPortfolioSealsToo() {
        Api.move(portfolio, "archive").statusCode(200);
        assertEquals("sealed", seal("k").jsonPath().getString("outcome"));
        refusedAsSealed(buy(portfolio, market, "buy_yes", "10.00", "0.50", "k")
                .extract()
                .response());
        send("DELETE", path, null).then().statusCode(204);
        assertProblem(tell("k"), 404, "portfolio_not_found");
    }

    private Map<String, Object> trade(String id) {
        return json("trade_id", id, "market_id", market, "action", "buy_yes", "amount", 10, "price", 0.5);
    }

    private Map<String, Object> signal() {
        return json("market_id", market, "action", "buy_no", "amount", "10.00", "target_price", "0.50");
    }

    private Response tell(String key) {
        return send("GET", path + "/requests/" + encoded(key), null);
    }

    @CanIgnoreReturnValue
    private Response seal(String key) {
        return send("POST", path + "/requests/" + encoded(key) + "/seal", null);
    }

    private String brief(String key) {
        var told = tell(key).jsonPath();
        return told.getString("outcome") + " " + told.getString("kind") + " " + told.getString("status");
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void refusedAsSealed(Response answer) {
        assertProblem(answer, 409, "key_sealed");
        assertEquals("true", answer.header("Idempotency-Replayed"));
        assertNull(answer.header("Location"));
    }
}
