package io.prescient.story;

import static io.restassured.RestAssured.given;

import io.prescient.TestClock;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Replays a month over HTTP, as a bot trades it.
final class MonthReplay {
    private final String run = UUID.randomUUID().toString().substring(0, 8) + "-";
    private final Month month;
    private TestClock clock;

    /// The response to the snapshots.
    JsonPath ingested;

    /// The lowest cash during the replay.
    BigDecimal lowestCash = new BigDecimal("10000.00");

    int buyYes;
    int buyNo;
    long portfolio;

    MonthReplay(Month month) {
        this.month = month;
    }

    /// Replays each step at its own time, and returns the portfolio. The clock stays at the time of the last step.
    JsonPath replay() {
        clock = TestClock.at(Instant.now());
        openMarkets();
        ingested = given().contentType("application/x-ndjson")
                .body(month.ndjson(run).getBytes(StandardCharsets.UTF_8))
                .post("/v1/snapshots")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        clock.set(Instant.ofEpochSecond(month.steps().getFirst().second() - 1));
        portfolio = open();
        month.steps().forEach(this::apply);
        return given().get("/v1/portfolios/" + portfolio).jsonPath();
    }

    /// Reads all pages of a list of the portfolio.
    List<Map<String, Object>> all(String list) {
        var items = new ArrayList<Map<String, Object>>();
        String after = null;
        do {
            var request = given().queryParam("limit", 40);
            var page = (after == null ? request : request.queryParam("after", after))
                    .get("/v1/portfolios/" + portfolio + "/" + list)
                    .jsonPath();
            items.addAll(page.getList("items"));
            after = page.getString("next");
        } while (after != null);
        return items;
    }

    /// Reads a resource of the portfolio.
    JsonPath get(String resource) {
        return given().urlEncodingEnabled(false)
                .get("/v1/portfolios/" + portfolio + resource)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    JsonPath latest(int market) {
        return given().get("/v1/markets/" + run + market + "/snapshots/latest").jsonPath();
    }

    private void openMarkets() {
        var markets = month.markets().values().stream()
                .map(market -> Map.of("market_id", run + market.no(), "question", market.question()))
                .toList();
        post("/v1/markets", markets, 200);
    }

    private long open() {
        return post(
                        "/v1/portfolios",
                        Map.of(
                                "name",
                                run + "month",
                                "strategy_type",
                                "month",
                                "initial_balance",
                                "10000.00",
                                "max_positions",
                                1000),
                        201)
                .getLong("portfolio_id");
    }

    private void apply(Month.Step step) {
        clock.set(Instant.ofEpochSecond(step.second()));
        switch (step) {
            case Month.Step.Buy buy -> buy(buy);
            case Month.Step.Settle settle ->
                post("/v1/markets/" + run + settle.market() + "/settlement", Map.of("outcome", settle.outcome()), 201);
        }
    }

    private void buy(Month.Step.Buy buy) {
        var response = post(
                "/v1/portfolios/" + portfolio + "/trades",
                Map.of(
                        "trade_id",
                        "month-" + buy.market(),
                        "market_id",
                        run + buy.market(),
                        "action",
                        buy.action(),
                        "amount",
                        "100.00",
                        "price",
                        buy.price()),
                201);
        lowestCash = lowestCash.min(new BigDecimal(response.getString("portfolio.current_balance")));
        if (buy.action().equals("buy_yes")) {
            buyYes++;
        } else {
            buyNo++;
        }
    }

    private static JsonPath post(String path, Object body, int status) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }
}
