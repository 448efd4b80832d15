package io.prescient.settlement;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.get;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static io.prescient.Api.unique;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Settlements of many markets in one request.
@QuarkusTest
class SettlementBatchTest {
    @Test
    void settlesEachMarketAlone() {
        String held = market();
        String free = market();
        String split = market();
        long portfolio = portfolio("100.00");
        buyYes(portfolio, held, "50.00", "0.50");
        settle(
                        json("market_id", held, "outcome", "YES", "evidence", json("seen", "rain")),
                        json("market_id", "missing-market", "outcome", "YES"),
                        json("market_id", free, "outcome", "VOID"),
                        json("market_id", split, "outcome", "SPLIT"),
                        json("market_id", split, "outcome", "SPLIT", "yes_payout", "0.25"),
                        json("market_id", free, "outcome", "NO"),
                        7)
                .body("items.index", contains(0, 1, 2, 3, 4, 5, 6))
                .body("items.http_status", contains(202, 404, 201, 400, 201, 400, 400))
                .body("items[0].response.remaining_position_count", equalTo(1))
                .body("items[0].response.versions[0].evidence.seen", equalTo("rain"))
                .body("items[1].response.code", equalTo("market_not_found"))
                .body("items[2].response.versions[0].yes_payout", nullValue())
                .body("items[3].response.errors.field", contains("settlements[3].yes_payout"))
                .body("items[5].response.errors.reason", contains("must not repeat settlements[2], " + free))
                .body("items[6].market_id", nullValue());
        get("/v1/markets/" + free).body("status", equalTo("settled"));
        // 50.00 at 0.50 are 100 shares, which pay 100.00.
        await().until(() -> getPortfolio(portfolio).getString("current_balance").equals("150.00"));
        get("/v1/markets/" + held + "/settlement").body("complete", equalTo(true), "version", equalTo(1));
    }

    @Test
    void repeatChangesNothingAndOtherOutcomeCorrects() {
        String market = market();
        long portfolio = portfolio("100.00");
        buyYes(portfolio, market, "50.00", "0.50");
        settle(json("market_id", market, "outcome", "YES")).body("items.http_status", contains(202));
        await().until(() -> getPortfolio(portfolio).getString("current_balance").equals("150.00"));
        settle(json("market_id", market, "outcome", "YES"))
                .body("items.http_status", contains(200))
                .body("items[0].response.version", equalTo(1));
        settle(json("market_id", market, "outcome", "NO"))
                .body("items.http_status", contains(202))
                .body("items[0].response.versions.version", contains(2, 1));
        await().until(() -> getPortfolio(portfolio).getString("current_balance").equals("50.00"));
        Api.assertInvariantsHold(portfolio);
    }

    @Test
    void settlesThousandMarketsInOneRequest() {
        var ids = IntStream.range(0, 1_000).mapToObj(_ -> unique("m")).toList();
        post("/v1/markets", ids.stream().map(id -> json("market_id", id)).toList())
                .statusCode(200);
        settle(ids.stream().map(id -> json("market_id", id, "outcome", "NO")).toArray())
                .body("items", hasSize(1_000))
                .body("items.http_status", everyItem(equalTo(201)))
                .body("items.market_id", equalTo(ids));
    }

    @Test
    void limitsTheNumberOfSettlements() {
        settleAny(List.of()).statusCode(400);
        var one = json("market_id", "m", "outcome", "NO");
        settleAny(IntStream.range(0, 5_001).mapToObj(_ -> one).toList()).statusCode(400);
    }

    /// Trades of the markets, and settlements of all of them in different orders, at the same time.
    @Test
    void racingBatchesAndTradesAgree() throws Exception {
        var ids = IntStream.range(0, 20).mapToObj(_ -> market()).toList();
        long portfolio = portfolio("1000.00");
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 4; i++) {
            var order = i % 2 == 0 ? ids : ids.reversed();
            requests.add(() -> settle(order.stream()
                            .map(id -> json("market_id", id, "outcome", "YES"))
                            .toArray())
                    .extract()
                    .response());
        }
        ids.forEach(id -> requests.add(() -> Api.buy(portfolio, id, "buy_yes", "1.00", "0.50", unique("t"))
                .extract()
                .response()));
        var responses = Api.race(requests);
        long bought = responses.stream()
                .filter(response -> response.statusCode() == 201)
                .count();
        for (var response : responses.subList(0, 4)) {
            assertEquals(200, response.statusCode());
        }
        // Each trade pays 2.00 for 1.00.
        var cash = (1000 + bought) + ".00";
        await().until(() -> getPortfolio(portfolio).getString("current_balance").equals(cash));
        Api.assertInvariantsHold(portfolio);
    }

    private static ValidatableResponse settle(Object... settlements) {
        return settleAny(Arrays.asList(settlements)).statusCode(200);
    }

    private static ValidatableResponse settleAny(List<?> settlements) {
        return post("/v1/settlements", Map.of("settlements", settlements));
    }
}
