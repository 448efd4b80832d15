package io.prescient.signal;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Signals are proposed, listed and archived.
@QuarkusTest
class SignalsTest extends SignalTestBase {
    @Test
    void returnsSignalWithItsMarketAtProposal() {
        var event = unique("e");
        Api.put("/v1/events/" + event, json("title", "Weather", "end_date", "2030-01-01T00:00:00Z"));
        Api.put("/v1/markets/" + market, json("event_id", event)).statusCode(200);
        var signal = signal("target_price", "0.75", "confidence", "0.9", "reason", "clouds");
        Api.post(path, signal)
                .statusCode(201)
                .body("status", equalTo("pending"))
                .body("executed", equalTo(false))
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
    void storesListOncePerKey() {
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
    void rejectsListWithInvalidSignal() {
        var bad = Api.send("POST", path, List.of(signal(), signal("amount", "0.001")));
        assertEquals("[1].amount", assertProblem(bad, 400, "validation_failed").getString("errors[0].field"));
        var unknown = Api.send("POST", path, List.of(signal(), signal("market_id", "missing-" + portfolio)));
        assertEquals(1, assertProblem(unknown, 422, "market_unknown").getInt("index"));
        assertProblem(Api.send("POST", path, List.of()), 400, "validation_failed");
        assertProblem(Api.send("POST", path, Collections.nCopies(1001, signal())), 400, "validation_failed");
        assertProblem(Api.send("POST", path, "7"), 400, "validation_failed");
        assertProblem(Api.send("POST", path, signal("target_price", "1")), 400, "validation_failed");
        assertProblem(Api.send("POST", path, signal("status", "executed")), 400, "validation_failed");
        Api.get(path).body("items", empty());
    }

    @Test
    void reportsUnknownSignalOrPortfolioAsNotFound() {
        assertProblem(Api.send("POST", path + "/99999999/execute", null), 404, "signal_not_found");
        assertProblem(Api.send("GET", path + "/99999999", null), 404, "signal_not_found");
        assertProblem(Api.send("GET", "/v1/portfolios/99999999/signals", null), 404, "portfolio_not_found");
        assertProblem(Api.send("POST", "/v1/portfolios/99999999/signals", signal()), 404, "portfolio_not_found");
        long id = propose(signal());
        long other = Api.portfolio("1.00");
        assertProblem(
                Api.send("POST", "/v1/portfolios/" + other + "/signals/" + id + "/execute", null),
                404,
                "signal_not_found");
    }

    @Test
    void rejectsSignalsOfArchivedPortfolio() {
        long id = propose(signal());
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
    void filtersAndPagesSignals() {
        long a = propose(signal("strategy_type", "mine"));
        long b = propose(signal());
        long c = propose(signal("market_id", Api.pricedMarket("0.5", "0.5")));
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
    void archivedSignalsStayReadable() {
        long executed = propose(signal());
        var first = execute(executed);
        long pending = propose(signal());
        long expired = propose(signal("expires_at", "2020-01-01T00:00:00Z"));
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
}
