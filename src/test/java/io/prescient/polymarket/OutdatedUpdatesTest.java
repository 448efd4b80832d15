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
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
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
        var answer = Imports.importPage(page("old", BEFORE, false));
        assertEquals(
                "0 0 2",
                answer.getInt("event_count") + " " + answer.getInt("market_count") + " "
                        + answer.getInt("skipped_count"));
        assertEquals(List.of(event, market), answer.getList("skipped_items.id"));
        assertEquals(List.of("events[0]", "events[0].markets[0]"), answer.getList("skipped_items.path"));
        var reason = "not updated: its updatedAt " + BEFORE + " is older than the stored data, of " + THEN;
        assertEquals(List.of(reason, reason), answer.getList("skipped_items.reason"));
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
        var answer = Imports.importPage(event(event, market(market, "0.1", "0.9", "updatedAt", BEFORE)));
        assertEquals(1, answer.getInt("accepted_snapshot_count"));
        assertEquals(1, answer.getInt("skipped_count"));
        Api.get("/v1/markets/" + market).body("yes_price", equalTo("0.600000"));
        Api.get("/v1/markets/" + market + "/snapshots").body("items.timestamp", equalTo(List.of(BEFORE, THEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {THEN, AFTER})
    void appliesEqualAndNewerUpdates(String time) {
        Imports.importPage(page("first", THEN, true));
        var answer = Imports.importPage(page("second", time, false));
        assertEquals(
                "1 1 0",
                answer.getInt("updated_event_count") + " " + answer.getInt("updated_market_count") + " "
                        + answer.getInt("skipped_count"));
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
        var answer = Imports.importPage(page("fourth", null, false));
        assertEquals(2, answer.getInt("skipped_count"));
        assertEquals(0, answer.getInt("accepted_snapshot_count"), "the time of its price is unknown");
        assertEquals(
                "not updated: it has no updatedAt, and the stored data is of " + THEN,
                answer.getString("skipped_items[1].reason"));
        Api.get("/v1/events/" + event).body("title", equalTo("third"));
        Api.get("/v1/markets/" + market).body("question", equalTo("third")).body("status", equalTo("closed"));
    }

    @Test
    void ignoresFutureUpdateTime() {
        Imports.importPage(page("first", "2150-01-01T00:00:00Z", true));
        Api.get("/v1/events/" + event).body("title", equalTo("first")).body("source_updated_at", nullValue());
        Imports.importPage(page("second", THEN, true));
        Api.get("/v1/markets/" + market).body("question", equalTo("second")).body("source_updated_at", equalTo(THEN));
        var answer = Imports.importPage(page("third", "2150-01-01T00:00:00Z", false));
        assertEquals(
                "not updated: its updatedAt 2150-01-01T00:00:00Z is in the future, and the stored data is of " + THEN,
                answer.getString("skipped_items[0].reason"));
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
            var answer = Imports.fetch();
            assertEquals(2, answer.getInt("skipped_count"));
            assertEquals(1, answer.getInt("accepted_snapshot_count"));
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
            var answer = Imports.importPage(event(event, old));
            assertEquals(0, answer.getInt("proposed_settlement_count") + answer.getInt("withdrawn_settlement_count"));
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

    /// Twelve versions of a page with the same 15 markets in different orders. The newest resolves all as NO.
    @Test
    void newestOfConcurrentPagesWins() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 15; i++) {
            ids.add(unique("m"));
        }
        var posts = new ArrayList<Callable<Response>>();
        for (int age = 0; age < 12; age++) {
            var page = Imports.page(agedPage(ids, age));
            posts.add(() -> Api.send("POST", "/v1/imports", page));
        }
        Collections.shuffle(posts, new Random(7));
        for (var answer : Api.race(posts)) {
            answer.then().statusCode(201).body("status", equalTo("finished"));
        }
        Api.get("/v1/events/" + event).body("title", equalTo("age 0"));
        for (String id : ids) {
            Api.get("/v1/markets/" + id)
                    .body("question", equalTo("age 0"))
                    .body("status", equalTo("closed"))
                    .body("yes_price", equalTo("0.000000"));
            Api.get("/v1/settlement-proposals/" + id)
                    .body("outcome", equalTo("NO"))
                    .body("status", equalTo("open"))
                    .body("evidence.updatedAt", equalTo("2026-05-01T12:00:59Z"));
        }
    }

    private Map<String, Object> agedPage(List<String> ids, int age) {
        var time = "2026-05-01T12:00:%02dZ".formatted(59 - age);
        var markets = new ArrayList<Map<String, Object>>();
        for (String id : ids) {
            Object[] more = {"updatedAt", time, "question", "age " + age};
            markets.add(
                    age % 2 == 1
                            ? market(id, "0.5", "0.5", more)
                            : resolved(id, age == 0 ? "0" : "1", age == 0 ? "1" : "0", more));
        }
        Collections.shuffle(markets, new Random(age));
        return json("id", event, "title", "age " + age, "updatedAt", time, "markets", markets);
    }

    private Map<String, Object> page(String title, String time, boolean closed) {
        var inside = market(market, "0.5", "0.5", "question", title, "closed", closed, "updatedAt", time);
        return json("id", event, "title", title, "closed", closed, "updatedAt", time, "markets", List.of(inside));
    }
}
