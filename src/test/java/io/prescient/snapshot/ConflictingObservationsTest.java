package io.prescient.snapshot;

import static io.prescient.snapshot.SnapshotApi.array;
import static io.prescient.snapshot.SnapshotApi.at;
import static io.prescient.snapshot.SnapshotApi.lines;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Observations that contradict another one of their instant, and prices that cannot belong together.
@QuarkusTest
class ConflictingObservationsTest {
    private static final String NOON = "2026-05-01T12:00:00Z";

    @Test
    void rejectsOtherPriceOfSameInstantInOneBody() {
        String market = Api.market();
        var response = lines(market, at(NOON, "0.3"), at(NOON, "0.9"), at(NOON, "0.3"));
        counts(response, 1, 1, 1)
                .body("rejections.line", contains(2))
                .body("rejections.code", contains("conflicting_observation"))
                .body(
                        "rejections.reason",
                        contains("Market %s has yes_price 0.300000 and no_price 0.700000 at %s"
                                .formatted(market, NOON)));
        Api.get("/v1/markets/" + market + "/snapshots").body("items.yes_price", contains("0.300000"));
    }

    @Test
    void rejectsOtherPriceThanStored() {
        String market = Api.market();
        counts(lines(market, at(NOON, "0.3")), 1, 0, 0);
        var elements = List.of(
                "{\"market_id\": \"missing\", \"yes_price\": 0.5}",
                at(NOON, "0.9"),
                at(NOON, "0.3"),
                at("2026-05-01T12:00:01Z", "0.9"));
        counts(array(market, elements.toString()), 1, 1, 2)
                .body("rejections.index", contains(0, 1))
                .body("rejections.code", contains("market_not_found", "conflicting_observation"));
        var other = "{\"market_id\": \"$\", \"timestamp\": \"" + NOON + "\", \"yes_price\": 0.3, \"no_price\": %s}";
        counts(lines(market, other.formatted("0.69"), other.formatted("0.7")), 0, 1, 1)
                .body("rejections.line", contains(1));
    }

    @Test
    void racingPricesOfOneInstantAreStoredOnce() throws Exception {
        String market = Api.market();
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 1; i <= 20; i++) {
            String price = "0.%02d".formatted(i);
            requests.add(() -> lines(market, at(NOON, price)).extract().response());
        }
        var responses = Api.race(requests);
        assertEquals(1, sum(responses, "accepted_count"));
        assertEquals(0, sum(responses, "duplicate_count"));
        assertEquals(19, sum(responses, "rejected_count"));
    }

    @Test
    void rejectsImpossibleQuoteAndAcceptsNoPriceAlone() {
        String market = Api.market();
        var quote = "{\"market_id\": \"$\", \"yes_price\": %s, \"no_price\": %s}";
        counts(
                        lines(
                                market,
                                quote.formatted("0", "0"),
                                quote.formatted("1", "1"),
                                "{\"market_id\": \"$\", \"no_price\": 0.3}"),
                        1,
                        0,
                        2)
                .body("rejections.line", contains(1, 2))
                .body("rejections.code", contains("impossible_quote", "impossible_quote"));
        Api.get("/v1/markets/" + market).body("yes_price", equalTo("0.700000"));
    }

    /// A YES and a NO share of one market are worth 1 dollar together, so the value does not move.
    @Test
    void impossibleQuoteDoesNotMoveTotalValue() {
        String market = Api.pricedMarket("0.5", "0.5");
        long portfolio = Api.portfolio("1000.00");
        Api.buy(portfolio, market, "buy_yes", "500.00", "0.50", Api.unique("t")).statusCode(201);
        Api.buy(portfolio, market, "buy_no", "500.00", "0.50", Api.unique("t")).statusCode(201);
        var quote = "{\"market_id\": \"$\", \"yes_price\": %s, \"no_price\": %s}";
        counts(lines(market, quote.formatted("0", "0")), 0, 0, 1);
        assertTotalValue(portfolio);
        counts(lines(market, quote.formatted("0.5", "0.5")), 1, 0, 0);
        assertTotalValue(portfolio);
    }

    private static void assertTotalValue(long portfolio) {
        Api.get("/v1/portfolios/" + portfolio).body("total_value", equalTo("1000.00"));
        Api.get("/v1/portfolios/" + portfolio + "/performance").body("max_drawdown", equalTo("0.000000"));
    }

    private static int sum(List<Response> responses, String count) {
        return responses.stream()
                .mapToInt(response -> response.jsonPath().getInt(count))
                .sum();
    }

    @CanIgnoreReturnValue
    private static ValidatableResponse counts(
            ValidatableResponse response, int accepted, int duplicates, int rejected) {
        return response.statusCode(200)
                .body("accepted_count", equalTo(accepted))
                .body("duplicate_count", equalTo(duplicates))
                .body("rejected_count", equalTo(rejected));
    }
}
