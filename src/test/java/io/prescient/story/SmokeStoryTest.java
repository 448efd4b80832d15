package io.prescient.story;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// One pass through everything that a build mode could break; the packaged and the native service tell it too.
@QuarkusTest
class SmokeStoryTest {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String market = "smoke-" + run;

    @Test
    void aMarketIsTradedClosedSettledAndCorrected() {
        // The config's decimals and nesting come back as they were sent.
        int id = post("/v1/portfolios", """
                        {"name": "smoke %s", "strategy_type": "own", "initial_balance": "1000.00",
                         "strategy_config": {"threshold": 0.75, "deep": {"list": [1, "two"]}}}""".formatted(run))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("strategy_config.deep.list", contains(1, "two"))
                .extract()
                .path("portfolio_id");
        String portfolio = "/v1/portfolios/" + id;

        given().contentType(ContentType.JSON)
                .body("""
                        {"question": "Smoke?", "volume": 51234.567, "outcomes": ["Yes", "No"]}""")
                .put("/v1/markets/" + market)
                .then()
                .statusCode(200)
                .body("volume", equalTo("51234.57"), "status", equalTo("open"), "outcomes", contains("Yes", "No"));

        var lines = """
                {"market_id": "%1$s", "yes_price": "0.20", "timestamp": "2026-01-03T10:00:00Z"}
                not json
                {"market_id": "%1$s", "yes_price": "0.10", "timestamp": "2026-01-03T11:00:00Z"}
                """.formatted(market);
        given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/snapshots")
                .then()
                .statusCode(200)
                .body("accepted_count", equalTo(2), "rejected_count", equalTo(1));

        // 100.00 at 0.80 buys 125 shares; NO is at 0.90 now: 112.50.
        trade(portfolio, "t-1", "\"0.80\"").statusCode(201).body("position.value", equalTo("112.50"));
        trade(portfolio, "t-1", "\"0.80\"").statusCode(201).header("Idempotency-Replayed", "true");
        trade(portfolio, "t-1", "\"0.81\"").statusCode(409).body("code", equalTo("idempotency_conflict"));
        post(portfolio + "/positions/t-1/close", "{\"shares\": 25}")
                .statusCode(200)
                .body("proceeds", equalTo("22.50"));
        post("/v1/markets/" + market + "/settlement", "{\"outcome\": \"YES\"}").statusCode(201);
        post("/v1/markets/" + market + "/settlement", "{\"outcome\": \"NO\", \"evidence\": {\"source\": \"me\"}}")
                .statusCode(201)
                .body("version", equalTo(2), "complete", equalTo(true), "versions", hasSize(2));

        // 1000 - 100 + 22.50 + 100 shares at 1.00.
        get(portfolio)
                .body("current_balance", equalTo("1022.50"), "realized_pnl", equalTo("22.50"))
                .body("win_rate", equalTo("1.0000"), "total_invested", equalTo("0.00"));
        get(portfolio + "/journal?limit=3")
                .body("items.type", contains("opened", "bought", "sold"), "next", notNullValue());
        get(portfolio + "/journal?after=3")
                .body("items.type", contains("settled", "reversed", "settled"), "next", nullValue());
        get(portfolio + "/trades?status=settled").body("items.trade_id", contains("t-1"));
        get("/v1/markets/" + market + "/candles?interval=1d&from=2026-01-03T00:00:00Z&until=2026-01-04T00:00:00Z")
                .body("items", hasSize(1), "items[0].open", equalTo("0.200000"), "items[0].close", equalTo("0.100000"));
        given().contentType("application/merge-patch+json")
                .body("{\"max_positions\": null, \"strategy_config\": {\"threshold\": 0.80}}")
                .patch(portfolio)
                .then()
                .statusCode(200)
                .body("max_positions", nullValue(), "strategy_config.deep.list", contains(1, "two"));
        given().contentType(ContentType.JSON)
                .body("{\"title\": \"Smoke\", \"tags\": [1]}")
                .put("/v1/events/" + market)
                .then()
                .statusCode(200)
                .body("tags", contains(1));
        get("/v1/markets?min_volume=51234.57&min_conviction=0&order_by=volume&closed=true");
        post(
                        portfolio + "/trades/batch",
                        "{\"trades\": [{\"market_id\": \"%s\", \"action\": \"buy_yes\", \"amount\": 1}]}"
                                .formatted(market))
                .statusCode(200)
                .body("items[0].response.code", equalTo("market_closed"));
        post(portfolio + "/deposits", "{\"amount\": 1}").statusCode(201);
        post(portfolio + "/history", "").statusCode(200).body("total_value", equalTo("1023.50"));
        aSignalIsExecutedAndAStrategyFollowed(portfolio);
        aPageIsImported();
        thePastIsTold(portfolio);
        whatHappensIsTold(portfolio);
        given().get(portfolio + "?nonsense=1").then().statusCode(400).body("code", equalTo("unknown_parameter"));
        post("/v1/portfolios", "{\"name\": \"x\"}").statusCode(400).body("errors", hasSize(2));
        given().get("/openapi").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }

    private void aSignalIsExecutedAndAStrategyFollowed(String portfolio) {
        given().contentType(ContentType.JSON)
                .body("{\"yes_price\": 0.50}")
                .put("/v1/markets/signal-" + run)
                .then()
                .statusCode(200);
        int signal = post(portfolio + "/signals", """
                        {"market_id": "signal-%s", "action": "buy_yes", "amount": "10.00", "confidence": 0.6}""".formatted(run))
                .statusCode(201)
                .extract()
                .path("signal_id");
        post(portfolio + "/signals/" + signal + "/execute", "")
                .statusCode(201)
                .body("trade.signal_id", equalTo(signal), "trade.shares", equalTo("20.000000"));
        post(
                        portfolio + "/signals",
                        "[{\"market_id\": \"%s\", \"action\": \"buy_yes\", \"amount\": 1}]".formatted(market))
                .statusCode(201)
                .body("items.status", contains("pending"));
        post(portfolio + "/signals/execute", "")
                .statusCode(200)
                .body("items[0].response.code", equalTo("market_closed"), "rejected_count", equalTo(1));
        get(portfolio + "/signals?executed=true").body("items.signal_id", contains(signal));
        get("/v1/strategies").body("items.config_schema.properties.trade_amount.minimum", contains(0.01f, 0.01f));
        int follower = post("/v1/portfolios", """
                        {"name": "follower %s", "strategy_type": "momentum", "initial_balance": "1000.00",
                         "strategy_config": {"min_confidence": 0.9}}""".formatted(run))
                .statusCode(201)
                .extract()
                .path("portfolio_id");
        post("/v1/portfolios/" + follower + "/cycles", "{\"dry_run\": true}")
                .statusCode(200)
                .body(
                        "response.skipped_counts.event_unknown",
                        greaterThan(0),
                        "response.skipped_markets.items",
                        not(empty()));
        post("/v1/portfolios/" + follower + "/cycles", "")
                .statusCode(200)
                .body(
                        "response.skipped_counts.event_unknown",
                        greaterThan(0),
                        "history_point.total_value",
                        equalTo("1000.00"));
        post("/v1/cycles", "").statusCode(200).body("failed_count", equalTo(0));
    }

    private void aPageIsImported() {
        int imported = post("/v1/imports", """
                        [{"id": "e-%1$s", "title": "Imported", "markets": [
                          {"id": "i-%1$s", "question": "Imported?", "outcomes": "[\\"Yes\\", \\"No\\"]", "closed": true,
                           "outcomePrices": "[\\"1\\", \\"0\\"]", "umaResolutionStatus": "resolved", "volume": "7.125"},
                          {"id": "j-%1$s", "outcomes": 7}]}]""".formatted(run))
                .statusCode(201)
                .body("status", equalTo("finished"), "created_market_count", equalTo(1), "skipped_count", equalTo(1))
                .body("skipped_items[0].reason", notNullValue())
                .extract()
                .path("import_id");
        get("/v1/imports/" + imported).body("accepted_snapshot_count", equalTo(1));
        get("/v1/settlement-proposals?status=open").body("items.market_id", hasItem("i-" + run));
        post("/v1/settlement-proposals/i-" + run + "/accept", "")
                .statusCode(200)
                .body("status", equalTo("accepted"));
        get("/v1/markets/i-" + run + "/settlement").body("outcome", equalTo("YES"));
    }

    private void thePastIsTold(String portfolio) {
        String equity = get(portfolio).extract().path("total_value");
        get(portfolio + "/explain?metric=total_value").body("value", equalTo(equity), "sum", equalTo(equity));
        get(portfolio + "/as-of?as_of=2").body("open_position_count", equalTo(1));
        get(portfolio + "/performance").body("total_value", equalTo(equity), "win_rate", equalTo("1.0000"));
        get(portfolio + "/calibration").body("bins", hasSize(10));
        get(portfolio + "/equity?interval=1h").body("items", notNullValue());
        post(portfolio + "/history/backfill", "").statusCode(200).body("added_count", equalTo(0));
        get("/v1/leaderboard?limit=1000").body("items.portfolio_id", hasItem(Integer.valueOf(portfolio.substring(15))));
    }

    private void whatHappensIsTold(String portfolio) {
        var seq = get(portfolio).extract().header("Portfolio-Seq");
        get(portfolio + "/trades?min_seq=" + seq).header("Portfolio-Seq", seq);
        get(portfolio + "/requests/t-1")
                .body("result", equalTo("committed"), "response.trade.trade_id", equalTo("t-1"));
        post(portfolio + "/requests/never/cancel", "").statusCode(200).body("response.code", equalTo("key_cancelled"));
        post(
                        portfolio + "/trades/preview",
                        "{\"market_id\": \"%s\", \"action\": \"buy_yes\", \"amount\": 1}".formatted(market))
                .statusCode(200)
                .body("binding_limit", equalTo("market_closed"), "limits.name", hasItem("cash"));
        assertEquals("snapshot " + seq, firstEvent(portfolio + "/stream"));
        assertEquals("entry 2", firstEvent(portfolio + "/stream?after=1"));
        assertEquals("snapshot null", firstEvent("/v1/stream?market_id=" + market));
    }

    /// The first event of a stream; that it is alive is none.
    private static String firstEvent(String stream) {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + stream))
                .header("Accept", "application/x-ndjson")
                .build();
        try (var client = HttpClient.newHttpClient();
                var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            var event = lines.map(JsonPath::from)
                    .filter(each -> !"heartbeat".equals(each.getString("event")))
                    .findFirst()
                    .orElseThrow();
            client.shutdownNow();
            return event.getString("event") + " " + event.getString("id");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ValidatableResponse trade(String portfolio, String tradeId, String price) {
        return post(portfolio + "/trades", """
                {"trade_id": "%s", "market_id": "%s", "action": "buy_no", "amount": "100.00", "price": %s}""".formatted(tradeId, market, price));
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private static ValidatableResponse get(String path) {
        return given().get(path).then().statusCode(200);
    }
}
