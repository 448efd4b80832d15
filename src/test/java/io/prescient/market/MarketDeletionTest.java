package io.prescient.market;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deletions of events and markets, and ids that cannot be addressed.
@QuarkusTest
class MarketDeletionTest {
    @Test
    void deletesUnusedEventWithItsMarkets() {
        String event = unique("e");
        Api.put("/v1/events/" + event, json("title", "Weather")).statusCode(200);
        String first = Api.market("event_id", event, "yes_price", "0.5");
        String second = Api.market("event_id", event);
        delete("/v1/events/" + event).statusCode(204);
        delete("/v1/events/" + event).statusCode(404).body("code", equalTo("event_not_found"));
        for (String market : List.of(first, second)) {
            Api.get("/v1/markets/" + market).statusCode(404);
            delete("/v1/markets/" + market).statusCode(404).body("code", equalTo("market_not_found"));
        }
        Api.put("/v1/markets/" + first, json()).statusCode(200);
        Api.get("/v1/markets/" + first + "/snapshots").body("items", empty());
    }

    @Test
    void keepsEventWhoseMarketHasPositions() {
        String event = unique("e");
        Api.put("/v1/events/" + event, json()).statusCode(200);
        String unused = Api.market("event_id", event);
        String market = Api.market("event_id", event, "yes_price", "0.5");
        Api.buyYes(Api.portfolio("10.00"), market, "1.00", "0.50");
        for (String path : List.of("/v1/events/" + event, "/v1/markets/" + market)) {
            delete(path)
                    .statusCode(409)
                    .body("code", equalTo("market_in_use"))
                    .body("market_id", equalTo(market))
                    .body("use", equalTo("positions"));
        }
        Api.get("/v1/events/" + event).statusCode(200);
        Api.get("/v1/markets/" + unused).statusCode(200);
    }

    @Test
    void keepsMarketWithSignalOrSettlement() {
        String signaled = Api.pricedMarket("0.5", "0.5");
        Api.post(
                        "/v1/portfolios/" + Api.portfolio("10.00") + "/signals",
                        json("market_id", signaled, "action", "buy_yes", "amount", "1.00"))
                .statusCode(201);
        delete("/v1/markets/" + signaled).statusCode(409).body("use", equalTo("signals"));
        String settled = Api.market();
        Api.post("/v1/markets/" + settled + "/settlement", json("outcome", "NO"))
                .statusCode(201);
        delete("/v1/markets/" + settled).statusCode(409).body("use", equalTo("settlement"));
    }

    /// Either the market is deleted and every trade is rejected, or it has positions and stays.
    @Test
    void racingTradeAndDeletionDoNotBothSucceed() throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) {
            String market = Api.pricedMarket("0.5", "0.5");
            long portfolio = Api.portfolio("10.00");
            var requests = new ArrayList<Callable<Response>>();
            requests.add(() -> delete("/v1/markets/" + market).extract().response());
            for (int i = 0; i < 5; i++) {
                requests.add(() -> Api.buy(portfolio, market, "buy_yes", "1.00", "0.50", unique("t"))
                        .extract()
                        .response());
            }
            var responses = Api.race(requests);
            boolean deleted = responses.getFirst().statusCode() == 204;
            long trades = responses.stream()
                    .filter(response -> response.statusCode() == 201)
                    .count();
            assertEquals(deleted ? 0 : 5, trades);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a\tb", "a\r\nb", "\u007f", "\u0085"})
    void rejectsIdsThatPathsCannotAddress(String id) {
        for (String kind : List.of("market", "event")) {
            Api.post("/v1/" + kind + "s", List.of(json(kind + "_id", id)))
                    .statusCode(400)
                    .body("errors.field", contains("[0]." + kind + "_id"))
                    .body("errors.reason", contains("must not be . or .. or contain control characters"));
        }
        Api.put("/v1/markets/" + unique("m"), json("event_id", id)).statusCode(400);
    }

    private static ValidatableResponse delete(String path) {
        return given().delete(path).then();
    }
}
