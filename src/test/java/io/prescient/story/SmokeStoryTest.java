package io.prescient.story;

import static io.prescient.story.SmokeRequests.firstEvent;
import static io.prescient.story.SmokeRequests.get;
import static io.prescient.story.SmokeRequests.post;
import static io.prescient.story.SmokeRequests.put;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Uses everything once that a build mode could break. It also runs against the packaged and the native service.
@QuarkusTest
class SmokeStoryTest {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String market = "smoke-" + run;
    private String portfolio;

    @Test
    void tradesSettlesImportsAndStreams() {
        openPortfolio();
        createMarket();
        trade();
        settleAndCorrect();
        readJournal();
        patch();
        postBatchAndCash();
        var signals = new SmokeSignals(run, portfolio, market);
        signals.executeSignals();
        signals.runCycles();
        signals.importPage();
        readPerformance();
        readRequests();
        readStreams();
        given().get(portfolio + "?nonsense=1").then().statusCode(400).body("code", equalTo("unknown_parameter"));
        post("/v1/portfolios", "{\"name\": \"x\"}").statusCode(400).body("errors", hasSize(2));
        given().get("/openapi").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }

    /// The response contains the decimals and the nesting of the configuration as they were sent.
    private void openPortfolio() {
        int id = post("/v1/portfolios", """
                        {"name": "smoke %s", "strategy_type": "own", "initial_balance": "1000.00",
                         "strategy_config": {"threshold": 0.75, "deep": {"list": [1, "two"]}}}""".formatted(run))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("strategy_config.deep.list", contains(1, "two"))
                .extract()
                .path("portfolio_id");
        portfolio = "/v1/portfolios/" + id;
    }

    private void createMarket() {
        put("/v1/markets/" + market, """
                        {"question": "Smoke?", "volume": 51234.567, "outcomes": ["Yes", "No"]}""")
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
    }

    /// 100.00 at 0.80 buy 125 shares. The current price of NO is 0.90, so their value is 112.50.
    private void trade() {
        buyNo("0.80").statusCode(201).body("position.value", equalTo("112.50"));
        buyNo("0.80").statusCode(201).header("Idempotency-Replayed", "true");
        buyNo("0.81").statusCode(409).body("code", equalTo("idempotency_conflict"));
        post(portfolio + "/positions/t-1/close", "{\"shares\": 25}")
                .statusCode(200)
                .body("proceeds", equalTo("22.50"));
    }

    private void settleAndCorrect() {
        post("/v1/markets/" + market + "/settlement", "{\"outcome\": \"YES\"}").statusCode(201);
        post("/v1/markets/" + market + "/settlement", "{\"outcome\": \"NO\", \"evidence\": {\"source\": \"me\"}}")
                .statusCode(201)
                .body("version", equalTo(2), "complete", equalTo(true), "versions", hasSize(2));
        // 1000 - 100 + 22.50 + 100 shares at 1.00.
        get(portfolio)
                .body("current_balance", equalTo("1022.50"), "realized_pnl", equalTo("22.50"))
                .body("win_rate", equalTo("1.0000"), "total_invested", equalTo("0.00"));
    }

    private void readJournal() {
        get(portfolio + "/journal?limit=3")
                .body("items.type", contains("opened", "bought", "sold"), "next", notNullValue());
        get(portfolio + "/journal?after=3")
                .body("items.type", contains("settled", "reversed", "settled"), "next", nullValue());
        get(portfolio + "/trades?status=settled").body("items.trade_id", contains("t-1"));
        get("/v1/markets/" + market + "/candles?interval=1d&from=2026-01-03T00:00:00Z&until=2026-01-04T00:00:00Z")
                .body("items", hasSize(1), "items[0].open", equalTo("0.200000"), "items[0].close", equalTo("0.100000"));
    }

    private void patch() {
        given().contentType("application/merge-patch+json")
                .body("{\"max_positions\": null, \"strategy_config\": {\"threshold\": 0.80}}")
                .patch(portfolio)
                .then()
                .statusCode(200)
                .body("max_positions", nullValue(), "strategy_config.deep.list", contains(1, "two"));
        put("/v1/events/" + market, "{\"title\": \"Smoke\", \"tags\": [1]}").body("tags", contains(1));
        get("/v1/markets?min_volume=51234.57&min_conviction=0&order_by=volume&closed=true");
    }

    private void postBatchAndCash() {
        post(
                        portfolio + "/trades/batch",
                        "{\"trades\": [{\"market_id\": \"%s\", \"action\": \"buy_yes\", \"amount\": 1}]}"
                                .formatted(market))
                .statusCode(200)
                .body("items[0].response.code", equalTo("market_closed"));
        post(portfolio + "/deposits", "{\"amount\": 1}").statusCode(201);
        post(portfolio + "/history", "").statusCode(200).body("total_value", equalTo("1023.50"));
    }

    private void readPerformance() {
        String equity = get(portfolio).extract().path("total_value");
        get(portfolio + "/explain?metric=total_value").body("value", equalTo(equity), "sum", equalTo(equity));
        get(portfolio + "/as-of?as_of=2").body("open_position_count", equalTo(1));
        get(portfolio + "/performance").body("total_value", equalTo(equity), "win_rate", equalTo("1.0000"));
        get(portfolio + "/calibration").body("bins", hasSize(10));
        get(portfolio + "/equity?interval=1h").body("items", notNullValue());
        post(portfolio + "/history/backfill", "").statusCode(200).body("added_count", equalTo(0));
        get("/v1/leaderboard?limit=1000").body("items.portfolio_id", hasItem(Integer.valueOf(portfolio.substring(15))));
    }

    private void readRequests() {
        get(portfolio + "/requests/t-1")
                .body("result", equalTo("committed"), "response.trade.trade_id", equalTo("t-1"));
        post(portfolio + "/requests/never/cancel", "").statusCode(200).body("response.code", equalTo("key_cancelled"));
        post(
                        portfolio + "/trades/preview",
                        "{\"market_id\": \"%s\", \"action\": \"buy_yes\", \"amount\": 1}".formatted(market))
                .statusCode(200)
                .body("binding_limit", equalTo("market_closed"), "limits.name", hasItem("cash"));
    }

    private void readStreams() {
        var seq = get(portfolio).extract().header("Portfolio-Seq");
        get(portfolio + "/trades?min_seq=" + seq).header("Portfolio-Seq", seq);
        assertEquals("snapshot " + seq, firstEvent(portfolio + "/stream"));
        assertEquals("entry 2", firstEvent(portfolio + "/stream?after=1"));
        assertEquals("snapshot null", firstEvent("/v1/stream?market_id=" + market));
    }

    private ValidatableResponse buyNo(String price) {
        return post(portfolio + "/trades", """
                {"trade_id": "t-1", "market_id": "%s", "action": "buy_no", "amount": "100.00", "price": "%s"}""".formatted(market, price));
    }
}
