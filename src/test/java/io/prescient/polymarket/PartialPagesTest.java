package io.prescient.polymarket;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pages of which a part cannot be read, and pages of markets.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class PartialPagesTest {
    private static final String LATER = "2026-05-02T12:00:00Z";

    private final String id = unique("m");
    private final String eventId = unique("e");

    @Test
    void closesMarketWithUnreadablePrice() {
        Imports.importPage(event(eventId, market(id, "0.4", "0.6")));
        var closed = market(id, "", "", "closed", true, "updatedAt", LATER);
        var view = Imports.importPage(event(eventId, closed));
        assertEquals(List.of("events[0].markets[0].outcomePrices"), view.getList("skipped_items.path"));
        assertEquals(List.of("outcomePrices must be a decimal number"), view.getList("skipped_items.reason"));
        Api.get("/v1/markets/" + id)
                .body("status", equalTo("closed"))
                .body("yes_price", equalTo("0.400000"))
                .body("outcome_prices", equalTo(List.of("0.4", "0.6")));
        Api.buy(Api.portfolio("10.00"), id, "buy_yes", "1.00", null, unique("t"))
                .statusCode(409)
                .body("code", equalTo("market_closed"));
    }

    @Test
    void importsMarketWithoutImpossibleQuote() {
        Imports.importPage(event(eventId, market(id, "0.4", "0.6")));
        var view = Imports.importPage(event(eventId, market(id, "0", "0", "question", "New?", "updatedAt", LATER)));
        assertEquals(1, view.getInt("skipped_count"));
        assertEquals(0, view.getInt("accepted_snapshot_count"));
        Api.get("/v1/markets/" + id).body("question", equalTo("New?")).body("yes_price", equalTo("0.400000"));
    }

    @Test
    void listsConflictingPriceOfSameUpdate() {
        Imports.importPage(event(eventId, market(id, "0.3", "0.7")));
        var view = Imports.importPage(event(eventId, market(id, "0.9", "0.1")));
        assertEquals(
                List.of("stored without its price: Market %s has yes_price 0.300000 and no_price 0.700000 at %s"
                        .formatted(id, "2026-05-01T12:00:00Z")),
                view.getList("skipped_items.reason"));
        Api.get("/v1/markets/" + id).body("yes_price", equalTo("0.300000"));
    }

    @Test
    void newerOfTwoCopiesInOnePageHolds() {
        var newer = market(id, "0.7", "0.3", "question", "New?", "updatedAt", LATER);
        Imports.importPage(event(eventId, market(id, "0.4", "0.6"), newer));
        Api.get("/v1/markets/" + id).body("question", equalTo("New?")).body("yes_price", equalTo("0.700000"));
    }

    @Test
    void proposesSettlementOfPricesNearOneAndZero() {
        var view = Imports.importPage(
                event(eventId, resolved(id, "0.9999999999999999", "0.0000000000000001", "volume", "x")));
        assertEquals(1, view.getInt("proposed_settlement_count"));
        Api.get("/v1/settlement-proposals/" + id)
                .body("outcome", equalTo("YES"))
                .body("evidence.outcomePrices", equalTo(List.of("0.9999999999999999", "0.0000000000000001")));
    }

    @Test
    void importsPageOfMarketsUnderTheirEvents() {
        var second = unique("m");
        var parent = List.of(json("id", eventId, "title", "Weather"));
        var page = Imports.page(
                market(id, "0.4", "0.6", "events", parent), market(second, "0.5", "0.5", "events", parent));
        Imports.postPage(page)
                .statusCode(201)
                .body("event_count", equalTo(1))
                .body("market_count", equalTo(2))
                .body("skipped_count", equalTo(0));
        Api.get("/v1/events/" + eventId).body("title", equalTo("Weather"));
        Api.get("/v1/events/" + id).statusCode(404);
        Api.get("/v1/markets/" + second).body("event_id", equalTo(eventId)).body("yes_price", equalTo("0.500000"));
    }

    @Test
    void importsMarketWithoutEvent() {
        Imports.postPage(Imports.toJson(json("markets", List.of(market(id, "0.4", "0.6")), "next_cursor", "x")))
                .statusCode(201)
                .body("market_count", equalTo(1));
        Api.get("/v1/markets/" + id).body("event_id", nullValue());
    }
}
