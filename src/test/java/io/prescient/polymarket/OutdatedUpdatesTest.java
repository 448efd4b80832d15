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
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages arrive in any order. The newest `updatedAt` wins.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class OutdatedUpdatesTest {
    private static final String BEFORE = "2026-05-01T11:59:59.999999Z";
    private static final String THEN = "2026-05-01T12:00:00Z";
    private static final String AFTER = "2026-05-01T12:00:00.000001Z";

    private final String event = unique("e");
    private final String market = unique("m");

    @Test
    void skipsOlderPage() {
        Imports.importPage(page("new", THEN, true));
        var changed = Api.get("/v1/markets/" + market).extract().jsonPath().getString("updated_at");
        var response = Imports.importPage(page("old", BEFORE, false));
        assertEquals(
                "0 0 2",
                response.getInt("event_count") + " " + response.getInt("market_count") + " "
                        + response.getInt("skipped_count"));
        assertEquals(List.of(event, market), response.getList("skipped_items.id"));
        assertEquals(List.of("events[0]", "events[0].markets[0]"), response.getList("skipped_items.path"));
        var reason = "not updated: its updatedAt " + BEFORE + " is older than the stored data, of " + THEN;
        assertEquals(List.of(reason, reason), response.getList("skipped_items.reason"));
        Api.get("/v1/events/" + event)
                .body("title", equalTo("new"))
                .body("closed", equalTo(true))
                .body("source_updated_at", equalTo(THEN));
        Api.get("/v1/markets/" + market)
                .body("question", equalTo("new"))
                .body("status", equalTo("closed"))
                .body("source_updated_at", equalTo(THEN))
                .body("updated_at", equalTo(changed));
    }

    @Test
    void storesPriceOfOlderPage() {
        Imports.importPage(event(event, market(market, "0.6", "0.4", "updatedAt", THEN)));
        var response = Imports.importPage(event(event, market(market, "0.1", "0.9", "updatedAt", BEFORE)));
        assertEquals(1, response.getInt("accepted_snapshot_count"));
        assertEquals(1, response.getInt("skipped_count"));
        Api.get("/v1/markets/" + market).body("yes_price", equalTo("0.600000"));
        Api.get("/v1/markets/" + market + "/snapshots").body("items.timestamp", equalTo(List.of(BEFORE, THEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {THEN, AFTER})
    void appliesEqualAndNewerUpdates(String time) {
        Imports.importPage(page("first", THEN, true));
        var response = Imports.importPage(page("second", time, false));
        assertEquals(
                "1 1 0",
                response.getInt("updated_event_count") + " " + response.getInt("updated_market_count") + " "
                        + response.getInt("skipped_count"));
        Api.get("/v1/events/" + event).body("title", equalTo("second")).body("source_updated_at", equalTo(time));
        Api.get("/v1/markets/" + market)
                .body("question", equalTo("second"))
                .body("status", equalTo("open"))
                .body("source_updated_at", equalTo(time));
    }

    @Test
    void appliesUntimedPageOnlyIfNoTimeIsStored() {
        Imports.importPage(page("first", null, false));
        Imports.importPage(page("second", null, true));
        Api.get("/v1/markets/" + market)
                .body("question", equalTo("second"))
                .body("status", equalTo("closed"))
                .body("source_updated_at", nullValue());
        Imports.importPage(page("third", THEN, true));
        var response = Imports.importPage(page("fourth", null, false));
        assertEquals(2, response.getInt("skipped_count"));
        assertEquals(0, response.getInt("accepted_snapshot_count"), "the time of its price is unknown");
        assertEquals(
                "not updated: it has no updatedAt, and the stored data is of " + THEN,
                response.getString("skipped_items[1].reason"));
        Api.get("/v1/events/" + event).body("title", equalTo("third"));
        Api.get("/v1/markets/" + market).body("question", equalTo("third")).body("status", equalTo("closed"));
    }

    @Test
    void ignoresFutureUpdateTime() {
        Imports.importPage(page("first", "2150-01-01T00:00:00Z", true));
        Api.get("/v1/events/" + event).body("title", equalTo("first")).body("source_updated_at", nullValue());
        Imports.importPage(page("second", THEN, true));
        Api.get("/v1/markets/" + market).body("question", equalTo("second")).body("source_updated_at", equalTo(THEN));
        var response = Imports.importPage(page("third", "2150-01-01T00:00:00Z", false));
        assertEquals(
                "not updated: its updatedAt 2150-01-01T00:00:00Z is in the future, and the stored data is of " + THEN,
                response.getString("skipped_items[0].reason"));
        Api.get("/v1/markets/" + market).body("question", equalTo("second"));
    }

    @Test
    void appliesFetchedPageWithoutTime() throws IOException {
        Imports.importPage(page("known", THEN, false));
        try (var _ = GammaStub.listing(Imports.page(page("without", null, true)))) {
            assertEquals(0, Imports.fetch().getInt("skipped_count"));
        }
        Api.get("/v1/markets/" + market)
                .body("question", equalTo("without"))
                .body("status", equalTo("closed"))
                .body("source_updated_at", equalTo(THEN));
        var price = Api.get("/v1/markets/" + market).extract().jsonPath().getString("last_price_at");
        try (var _ = GammaStub.listing(Imports.page(page("cached", BEFORE, false)))) {
            var response = Imports.fetch();
            assertEquals(2, response.getInt("skipped_count"));
            assertEquals(1, response.getInt("accepted_snapshot_count"));
        }
        Api.get("/v1/markets/" + market)
                .body("question", equalTo("without"))
                .body("status", equalTo("closed"))
                .body("last_price_at", equalTo(price));
    }

    @Test
    void putIgnoresSourceUpdateTime() {
        Imports.importPage(page("imported", THEN, false));
        Api.put("/v1/markets/" + market, json("question", "mine")).statusCode(200);
        Api.get("/v1/markets/" + market).body("question", equalTo("mine")).body("source_updated_at", equalTo(THEN));
        Api.put("/v1/markets/" + market, json("source_updated_at", AFTER)).statusCode(400);
        Api.put("/v1/events/" + event, json("source_updated_at", AFTER)).statusCode(400);
    }

    @Test
    void keepsProposalForOlderPage() {
        Imports.importPage(event(event, resolved(market, "1", "0", "updatedAt", THEN)));
        for (var old : List.of(
                resolved(market, "0", "1", "updatedAt", BEFORE), market(market, "0.5", "0.5", "updatedAt", BEFORE))) {
            var response = Imports.importPage(event(event, old));
            assertEquals(
                    0, response.getInt("proposed_settlement_count") + response.getInt("withdrawn_settlement_count"));
            Api.get("/v1/settlement-proposals/" + market)
                    .body("outcome", equalTo("YES"))
                    .body("status", equalTo("open"))
                    .body("evidence.updatedAt", equalTo(THEN));
        }
        Imports.importPage(event(event, resolved(market, "0", "1", "updatedAt", AFTER)));
        Api.get("/v1/settlement-proposals/" + market)
                .body("outcome", equalTo("NO"))
                .body("evidence.updatedAt", equalTo(AFTER));
    }

    private Map<String, Object> page(String title, String time, boolean closed) {
        var inside = market(market, "0.5", "0.5", "question", title, "closed", closed, "updatedAt", time);
        return json("id", event, "title", title, "closed", closed, "updatedAt", time, "markets", List.of(inside));
    }
}
