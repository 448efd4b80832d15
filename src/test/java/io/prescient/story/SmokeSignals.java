package io.prescient.story;

import static io.prescient.story.SmokeRequests.get;
import static io.prescient.story.SmokeRequests.post;
import static io.prescient.story.SmokeRequests.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/// The steps of the smoke story with signals, strategies and imports.
///
/// @param run makes names unique
/// @param portfolio the path of the portfolio
/// @param market a settled market
record SmokeSignals(String run, String portfolio, String market) {
    void executeSignals() {
        put("/v1/markets/signal-" + run, "{\"yes_price\": 0.50}");
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
    }

    void runCycles() {
        get("/v1/strategies").body("items.config_schema.properties.trade_amount.minimum", contains(0.01f, 0.01f));
        int follower = SmokeRequests.open("""
                {"name": "follower %s", "strategy_type": "momentum", "initial_balance": "1000.00",
                 "strategy_config": {"min_confidence": 0.9}}""".formatted(run));
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

    void importPage() {
        int imported = post("/v1/imports", """
                        [{"id": "e-%1$s", "title": "Imported", "markets": [
                          {"id": "i-%1$s", "question": "Imported?", "outcomes": "[\\"Yes\\", \\"No\\"]", "closed": true,
                           "outcomePrices": "[\\"1\\", \\"0\\"]", "umaResolutionStatus": "resolved", "volume": "7.125"},
                          {"id": "j-%1$s", "outcomes": 7}]}]""".formatted(run))
                .statusCode(201)
                .body("status", equalTo("finished"), "created_market_count", equalTo(2), "skipped_count", equalTo(1))
                .body("skipped_items[0].reason", equalTo("outcomes must be an array"))
                .extract()
                .path("import_id");
        get("/v1/imports/" + imported).body("accepted_snapshot_count", equalTo(1));
        get("/v1/settlement-proposals?status=open").body("items.market_id", hasItem("i-" + run));
        post("/v1/settlement-proposals/i-" + run + "/accept", "")
                .statusCode(200)
                .body("status", equalTo("accepted"));
        get("/v1/markets/i-" + run + "/settlement").body("outcome", equalTo("YES"));
    }
}
