package io.prescient.signal;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.race;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A signal is proposed, and then executed at most once, whoever asks and however often.
@QuarkusTest
class SignalsTest {
    private long portfolio;
    private String market;
    private String path;

    @BeforeEach
    void open() {
        portfolio = Api.portfolio("1000.00");
        market = Api.market("question", "Rain?", "yes_price", "0.20", "no_price", "0.80", "volume", "7");
        path = "/v1/portfolios/" + portfolio + "/signals";
    }

    @Test
    void aSignalShowsWhatWasProposedAndWhatItsMarketLookedLike() {
        var event = unique("e");
        Api.put("/v1/events/" + event, json("title", "Weather", "end_date", "2030-01-01T00:00:00Z"));
        Api.put("/v1/markets/" + market, json("event_id", event)).statusCode(200);
        var signal = signal("target_price", "0.75", "confidence", "0.9", "reason", "clouds");
        Api.post(path, signal)
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("executed_count", equalTo(false))
                .body("strategy_type", equalTo("test"))
                .body("target_price", equalTo("0.750000"))
                .body("confidence", equalTo("0.9000"))
                .body("market_question", equalTo("Rain?"))
                .body("no_price", equalTo("0.800000"))
                .body("market_volume", equalTo("7.00"))
                .body("event_title", equalTo("Weather"))
                .body("event_end_date", equalTo("2030-01-01T00:00:00Z"))
                .body("trade_id", nullValue());
    }

    @Test
    void theTradeCarriesItsSignalAndTheSignalItsTrade() {
        long id = proposed(signal("target_price", "0.75", "confidence", "0.9", "reason", "clouds"));
        var trade = execute(id)
                .then()
                .statusCode(201)
                .body("trade.signal_id", equalTo((int) id))
                .body("trade.entry_price", equalTo("0.750000"))
                .body("trade.confidence", equalTo("0.9000"))
                .body("trade.reason", equalTo("clouds"))
                .extract()
                .jsonPath();
        Api.get(path + "/" + id)
                .body("status", equalTo("executed"))
                .body("executed_count", equalTo(true))
                .body("executed_at", equalTo(trade.getString("trade.traded_at")))
                .body("trade_id", equalTo(trade.getString("trade.trade_id")));
        assertEquals("900.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void withoutATargetTheSideCostsWhatItCostsThen() {
        long id = proposed(signal());
        Api.put("/v1/markets/" + market, json("yes_price", "0.10", "no_price", "0.90"));
        execute(id).then().statusCode(201).body("trade.entry_price", equalTo("0.900000"));
    }

    @Test
    void whoAsksAgainGetsTheFirstOutcomeAgain() {
        long id = proposed(signal());
        var first = execute(id);
        Api.put("/v1/markets/" + market, json("closed", true));
        var again = execute(id);
        assertEquals(first.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(1, getPortfolio(portfolio).getInt("trade_count"));
    }

    @Test
    void aRefusedSignalStaysRefused() {
        Api.changeStatus(portfolio, "pause");
        long id = proposed(signal());
        assertProblem(execute(id), 409, "portfolio_not_active");
        Api.changeStatus(portfolio, "resume");
        assertProblem(execute(id), 409, "portfolio_not_active");
        Api.get(path + "/" + id)
                .body("status", equalTo("rejected"))
                .body("code", equalTo("portfolio_not_active"))
                .body("detail", containsString("paused"))
                .body("executed_at", nullValue())
                .body("decided_at", notNullValue());
    }

    @Test
    void aClosedMarketAndALimitEndASignalWithTheirCodes() {
        long tooMuch = proposed(signal("amount", "1000.01"));
        assertProblem(execute(tooMuch), 422, "insufficient_cash");
        Api.get(path + "/" + tooMuch).body("code", equalTo("insufficient_cash"));
        long closed = proposed(signal());
        Api.put("/v1/markets/" + market, json("closed", true));
        var refused = assertProblem(execute(closed), 409, "market_closed");
        assertEquals(path + "/" + closed + "/execute", refused.getString("instance"));
        Api.get(path + "?status=rejected").body("items.signal_id", contains((int) closed, (int) tooMuch));
    }

    @Test
    void anExpiredSignalIsNotExecuted() {
        var told = Api.post(
                path, signal("expires_at", Instant.now().minusSeconds(1).toString()));
        long past = told.statusCode(201)
                .body("status", equalTo("expired"))
                .extract()
                .jsonPath()
                .getLong("signal_id");
        long coming =
                proposed(signal("expires_at", Instant.now().plusSeconds(60).toString()));
        Api.get(path + "?status=expired").body("items.signal_id", contains((int) past));
        Api.get(path + "?status=pending").body("items.signal_id", contains((int) coming));
        assertProblem(execute(past), 409, "signal_expired");
        assertProblem(execute(past), 409, "signal_expired");
        execute(coming).then().statusCode(201);
        Api.get(path + "/" + past).body("status", equalTo("expired")).body("trade_id", nullValue());
    }

    @Test
    void allPendingOnesAreExecutedNewestFirstWithAnOutcomeEach() {
        // Cash is for the two newest ones.
        long first = proposed(signal("amount", "400.00"));
        long second = proposed(signal("amount", "400.00"));
        long third = proposed(signal("amount", "400.00"));
        var key = unique("k");
        var answer = Api.send("POST", path + "/execute", null, "Idempotency-Key", key);
        answer.then()
                .statusCode(200)
                .body("items.signal_id", contains((int) third, (int) second, (int) first))
                .body("items.http_status", contains(201, 201, 422))
                .body("items[0].response.trade.signal_id", equalTo((int) third))
                .body("items[2].response.code", equalTo("insufficient_cash"))
                .body("executed_count", equalTo(2))
                .body("rejected_count", equalTo(1))
                .body("pending_count", equalTo(0));
        proposed(signal("amount", "1.00"));
        var again = Api.send("POST", path + "/execute", null, "Idempotency-Key", key);
        assertEquals(answer.asString(), again.asString());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(2, getPortfolio(portfolio).getInt("trade_count"));
        Api.post(path + "/execute", null).body("executed_count", equalTo(1));
        Api.post(path + "/execute", null).statusCode(200).body("items", empty());
    }

    @Test
    void manyAreStoredTogetherOnceAKey() {
        var key = unique("k");
        var body = List.of(signal("amount", "1.00"), signal("amount", "2.00"));
        var first = Api.send("POST", path, body, "Idempotency-Key", key);
        first.then().statusCode(201).body("items.amount", contains("1.00", "2.00"));
        var again = Api.send("POST", path, body, "Idempotency-Key", key);
        assertEquals(first.asString(), again.asString());
        Api.get(path).body("items", hasSize(2));
        assertProblem(
                Api.send("POST", path, List.of(signal("amount", "3.00")), "Idempotency-Key", key),
                409,
                "idempotency_conflict");
    }

    @Test
    void oneBadSignalRefusesTheListAndIsNamed() {
        var bad = Api.send("POST", path, List.of(signal(), signal("amount", "0.001")));
        assertEquals("[1].amount", assertProblem(bad, 400, "validation_failed").getString("errors[0].field"));
        var unknown = Api.send("POST", path, List.of(signal(), signal("market_id", "nowhere-" + portfolio)));
        assertEquals(1, assertProblem(unknown, 422, "market_unknown").getInt("index"));
        assertProblem(Api.send("POST", path, List.of()), 400, "validation_failed");
        assertProblem(Api.send("POST", path, Collections.nCopies(1001, signal())), 400, "validation_failed");
        assertProblem(Api.send("POST", path, "7"), 400, "validation_failed");
        assertProblem(Api.send("POST", path, signal("target_price", "1")), 400, "validation_failed");
        assertProblem(Api.send("POST", path, signal("status", "executed")), 400, "validation_failed");
        Api.get(path).body("items", empty());
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        assertProblem(Api.send("POST", path + "/99999999/execute", null), 404, "signal_not_found");
        assertProblem(Api.send("GET", path + "/99999999", null), 404, "signal_not_found");
        assertProblem(Api.send("GET", "/v1/portfolios/99999999/signals", null), 404, "portfolio_not_found");
        assertProblem(Api.send("POST", "/v1/portfolios/99999999/signals", signal()), 404, "portfolio_not_found");
        long id = proposed(signal());
        long other = Api.portfolio("1.00");
        assertProblem(
                Api.send("POST", "/v1/portfolios/" + other + "/signals/" + id + "/execute", null),
                404,
                "signal_not_found");
    }

    @Test
    void anArchivedPortfolioTakesNoSignals() {
        long id = proposed(signal());
        var key = unique("k");
        var first = Api.send("POST", path, signal("amount", "2.00"), "Idempotency-Key", key);
        Api.changeStatus(portfolio, "archive");
        assertEquals(
                first.asString(),
                Api.send("POST", path, signal("amount", "2.00"), "Idempotency-Key", key)
                        .asString());
        assertProblem(Api.send("POST", path, signal()), 409, "portfolio_archived");
        assertProblem(execute(id), 409, "portfolio_archived");
        assertProblem(Api.send("POST", path + "/execute", null), 409, "portfolio_archived");
        Api.get(path + "/" + id).body("status", equalTo("pending"));
    }

    @Test
    void noClientCanTakeTheIdOfASignalsTrade() {
        long id = proposed(signal());
        var refused = Api.buy(portfolio, market, "buy_no", "1.00", "0.80", "signal-" + id);
        assertProblem(refused.extract().response(), 400, "validation_failed");
        execute(id).then().statusCode(201).body("trade.trade_id", equalTo("signal-" + id));
    }

    @Test
    void listsAreFilteredAndReadOnPageByPage() {
        long a = proposed(signal("strategy_type", "mine"));
        long b = proposed(signal());
        long c = proposed(signal("market_id", Api.pricedMarket("0.5", "0.5")));
        execute(b).then().statusCode(201);
        Api.get(path + "?executed=true").body("items.signal_id", contains((int) b));
        Api.get(path + "?executed=false").body("items.signal_id", contains((int) c, (int) a));
        Api.get(path + "?strategy_type=mine").body("items.signal_id", contains((int) a));
        Api.get(path + "?market_id=" + market).body("items.signal_id", contains((int) b, (int) a));
        Api.get(path + "?until=2020-01-01T00:00:00Z").body("items", empty());
        var page = Api.get(path + "?limit=2").body("items.signal_id", contains((int) c, (int) b));
        Api.get(path + "?limit=2&after=" + page.extract().path("next"))
                .body("items.signal_id", contains((int) a))
                .body("next", nullValue());
        assertProblem(Api.send("GET", path + "?status=done", null), 400, "invalid_parameter");
    }

    @Test
    void racingExecutionsOfOneSignalTradeOnce() throws Exception {
        long id = proposed(signal("amount", "1.00"));
        long other = proposed(signal("amount", "1.00"));
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 40; i++) {
            requests.add(() -> execute(id));
            requests.add(i % 4 == 0 ? () -> Api.send("POST", path + "/execute", null) : () -> execute(other));
        }
        var trades = new HashSet<String>();
        for (var answer : race(requests)) {
            String trade = answer.jsonPath().get("trade.trade_id");
            if (trade != null) {
                assertEquals(201, answer.statusCode());
                trades.add(trade);
            } else {
                assertEquals(200, answer.statusCode(), answer.asString());
            }
        }
        assertEquals(java.util.Set.of("signal-" + id, "signal-" + other), trades);
        assertEquals(2, getPortfolio(portfolio).getInt("trade_count"));
        assertEquals("998.00", getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void decidedSignalsAreArchivedAndStayReadable() {
        long executed = proposed(signal());
        var first = execute(executed);
        long pending = proposed(signal());
        long expired = proposed(signal("expires_at", "2020-01-01T00:00:00Z"));
        var now = Instant.now().toString();
        Api.post("/v1/signals/archive", json("until", now)).statusCode(200);
        JsonPath items = Api.get(path).extract().jsonPath();
        assertEquals(
                List.of((int) expired, (int) pending, (int) executed), items.getList("items.signal_id", Integer.class));
        assertEquals(List.of(true, false, true), items.getList("items.archived"));
        assertEquals(List.of("expired", "pending", "executed"), items.getList("items.status"));
        assertEquals(first.asString(), execute(executed).asString());
        assertProblem(execute(expired), 409, "signal_not_pending");
        execute(pending).then().statusCode(201);
        assertProblem(
                Api.send("POST", "/v1/signals/archive", json("until", "2150-01-01T00:00:00Z")),
                400,
                "validation_failed");
        Api.post("/v1/signals/archive", null).statusCode(200).body("until", containsString("-01T00:00:00Z"));
    }

    private Map<String, Object> signal(Object... more) {
        var signal = json("market_id", market, "action", "buy_no", "amount", "100.00");
        signal.putAll(json(more));
        return signal;
    }

    @CanIgnoreReturnValue
    private long proposed(Map<String, Object> signal) {
        long id = Api.post(path, signal).statusCode(201).extract().jsonPath().getLong("signal_id");
        assertNotEquals(0, id);
        return id;
    }

    private Response execute(long id) {
        return Api.send("POST", path + "/" + id + "/execute", null);
    }
}
