package io.prescient.polymarket;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Imports of an uploaded page.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class ImportBodyTest {

    @Test
    void importsEventsMarketsAndPrices() {
        var event = unique("e");
        var market = unique("m");
        var page = event(event, market(market, "0.62", "0.39", "volume", "12.345", "liquidity", 7.5, "volume24hr", 1));
        var answer = Imports.postPage(Imports.page(page)).statusCode(201);
        answer.header("Location", endsWith("/v1/imports/" + answer.extract().path("import_id")))
                .body("source", equalTo("body"))
                .body("status", equalTo("finished"))
                .body("page_count", equalTo(1))
                .body("event_count", equalTo(1))
                .body("created_event_count", equalTo(1))
                .body("market_count", equalTo(1))
                .body("created_market_count", equalTo(1))
                .body("accepted_snapshot_count", equalTo(1))
                .body("skipped_count", equalTo(0))
                .body("skipped_items", equalTo(List.of()))
                .body("error", nullValue())
                .body("$", not(hasKey("revision")));
        assertImported(event, market);
    }

    private static void assertImported(String event, String market) {
        Api.get("/v1/events/" + event).body("title", equalTo("Event " + event));
        Api.get("/v1/markets/" + market)
                .body("event_id", equalTo(event))
                .body("outcomes", equalTo(List.of("Yes", "No")))
                .body("outcome_prices", equalTo(List.of("0.62", "0.39")))
                .body("yes_price", equalTo("0.620000"))
                .body("no_price", equalTo("0.390000"))
                .body("last_price_at", equalTo("2026-05-01T12:00:00Z"));
        Api.get("/v1/markets/" + market + "/snapshots")
                .body("items.size()", equalTo(1))
                .body("items[0].liquidity", equalTo("7.50"))
                .body("items[0].volume", equalTo("12.34"))
                .body("items[0].volume24hr", equalTo("1.00"));
    }

    @Test
    void addsNoObservationForRepeatedPage() {
        var page = event(unique("e"), market(unique("m"), "0.5", "0.5"), market(unique("m"), "0.1", "0.9"));
        assertEquals(2, Imports.importPage(page).getInt("accepted_snapshot_count"));
        var again = Imports.importPage(page);
        assertEquals(0, again.getInt("accepted_snapshot_count"));
        assertEquals(2, again.getInt("duplicate_snapshot_count"));
        assertEquals(0, again.getInt("created_market_count"));
        assertEquals(2, again.getInt("updated_market_count"));
        assertEquals(1, again.getInt("updated_event_count"));
    }

    @Test
    void keepsCurrentPriceForOlderPage() {
        var id = unique("m");
        Imports.importPage(event(unique("e"), market(id, "0.6", "0.4", "updatedAt", "2026-05-02T00:00:00Z")));
        Imports.importPage(event(unique("e"), market(id, "0.1", "0.9", "updatedAt", "2026-05-01T00:00:00Z")));
        Api.get("/v1/markets/" + id).body("yes_price", equalTo("0.600000"));
        Api.get("/v1/markets/" + id + "/snapshots").body("items.source", contains("import", "import"));
    }

    @Test
    void keepsValueOfAbsentOrNullField() {
        var event = unique("e");
        var market = unique("m");
        Imports.importPage(
                event(event, market(market, "0.5", "0.5", "volume", "9", "endDate", "2026-12-31T00:00:00Z")));
        var bare = json(
                "id",
                event,
                "title",
                null,
                "markets",
                List.of(json("id", market, "volume", null, "updatedAt", "2026-05-01T12:00:01Z")));
        Imports.importPage(bare);
        Api.get("/v1/events/" + event).body("title", equalTo("Event " + event));
        Api.get("/v1/markets/" + market)
                .body("question", equalTo(market + "?"))
                .body("volume", equalTo("9.00"))
                .body("end_date", equalTo("2026-12-31T00:00:00Z"))
                .body("yes_price", equalTo("0.500000"));
    }

    @Test
    void storesMoreMarketsThanOneBatch() {
        var markets = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 1_001; i++) {
            markets.add(market(unique("m"), "0.5", "0.5"));
        }
        var answer = Imports.importPage(json("id", unique("e"), "markets", markets));
        assertEquals(1_001, answer.getInt("created_market_count"));
        assertEquals(1_001, answer.getInt("accepted_snapshot_count"));
        assertEquals(1, answer.getInt("page_count"));
    }

    @Test
    void importsObjectFormAndEmptyPage() {
        var market = unique("m");
        var page = json("events", List.of(event(unique("e"), market(market, "0.5", "0.5"))), "next_cursor", "abc");
        Imports.postPage(Imports.toJson(page)).statusCode(201).body("market_count", equalTo(1));
        Imports.postPage("[]").statusCode(201).body("event_count", equalTo(0)).body("status", equalTo("finished"));
    }

    @Test
    void listsImportsNewestFirst() {
        var ids = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            ids.addFirst(Imports.importPage().getInt("import_id"));
        }
        var first = Api.get("/v1/imports?limit=2").extract().jsonPath();
        assertEquals(ids.subList(0, 2), first.getList("items.import_id"));
        Api.get("/v1/imports?limit=1&after=" + first.getString("next"))
                .body("items.import_id", equalTo(ids.subList(2, 3)));
    }

    @Test
    void concurrentPagesStoreObservationOnce() throws Exception {
        var markets = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 50; i++) {
            markets.add(market(unique("m"), "0.5", "0.5"));
        }
        var event = unique("e");
        var posts = new ArrayList<Callable<List<Integer>>>();
        for (int i = 0; i < 8; i++) {
            var order = new ArrayList<>(markets);
            Collections.shuffle(order, new Random(i));
            posts.add(() -> {
                var answer = Imports.importPage(json("id", event, "markets", order));
                return List.of(answer.getInt("accepted_snapshot_count"), answer.getInt("created_market_count"));
            });
        }
        int accepted = 0;
        int created = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : clients.invokeAll(posts)) {
                accepted += answer.get().get(0);
                created += answer.get().get(1);
            }
        }
        assertEquals(List.of(50, 50), List.of(accepted, created));
    }
}
