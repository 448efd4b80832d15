package io.prescient.polymarket;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Invalid items of a page, and bodies that are not a page.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class RejectedPagesTest {

    @Test
    void skipsInvalidFieldsAndStoresOthers() {
        var good = unique("m");
        var bad = unique("m");
        var tooLong = unique("m");
        var future = unique("m");
        var event = unique("e");
        var answer = Imports.importPage(
                event(
                        event,
                        market(bad, "0.5", "0.5", "volume", "-1"),
                        market(good, "0.5", "0.5"),
                        market(tooLong, "0.5", "0.5", "question", "x".repeat(10_001)),
                        market(future, "0.5", "0.5", "updatedAt", "2150-01-01T00:00:00Z")),
                json("id", unique("e"), "title", 7, "markets", List.of()));
        assertEquals(4, answer.getInt("skipped_count"));
        assertEquals(4, answer.getInt("market_count"));
        assertEquals(2, answer.getInt("event_count"));
        assertEquals(3, answer.getInt("accepted_snapshot_count"));
        var reasons = reasonsOfFirstPage(answer);
        assertEquals("volume must not be negative", reasons.get("events[0].markets[0].volume"));
        assertEquals("question size must be between 0 and 10000", reasons.get("events[0].markets[2].question"));
        assertTrue(reasons.get("events[0].markets[3]").startsWith("stored without its price: timestamp must be"));
        assertEquals("title must be a string", reasons.get("events[1].title"));
        Api.get("/v1/markets/" + bad).body("volume", nullValue()).body("yes_price", equalTo("0.500000"));
        Api.get("/v1/markets/" + tooLong).body("question", nullValue());
        Api.get("/v1/markets/" + future).statusCode(200).body("yes_price", nullValue());
    }

    @Test
    void listsHundredSkippedItemsAndCountsAll() {
        var markets = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 701; i++) {
            markets.add(market(unique("m"), i % 7 == 0 ? "0.5" : "2", "0.5"));
        }
        var answer = Imports.importPage(json("id", unique("e"), "markets", markets));
        assertEquals(600, answer.getInt("skipped_count"));
        assertEquals(100, answer.getList("skipped_items").size());
        assertEquals("events[0].markets[1].outcomePrices", answer.getString("skipped_items[0].path"));
        assertEquals(701, answer.getInt("created_market_count"));
        assertEquals(101, answer.getInt("accepted_snapshot_count"));
    }

    @Test
    void skipsTextPostgresqlCannotStore() {
        var answer = Imports.importPage(
                event(unique("e"), market(unique("m") + "\0", "0.5", "0.5"), market(unique("m"), "0.5", "0.5")),
                json("id", unique("e"), "title", "t", "tags", List.of("\0")),
                event(
                        unique("e"),
                        market(
                                unique("m"),
                                "0",
                                "1",
                                "outcomes",
                                "[\"A\\u0000\", \"B\"]",
                                "closed",
                                true,
                                "umaResolutionStatus",
                                "resolved")));
        assertEquals(3, answer.getInt("skipped_count"));
        assertEquals(2, answer.getInt("market_count"));
        assertEquals(1, answer.getInt("proposed_settlement_count"));
    }

    @Test
    void rejectsBodyThatIsNoPage() {
        long before = newest();
        for (String body :
                new String[] {"{}", "7", "null", "{\"events\": 7}", "\"x\"", "[{\"id\": \"1\", \"label\": \"a tag\"}]"
                }) {
            assertProblem(Api.send("POST", "/v1/imports", body), 400, "validation_failed");
        }
        for (String body : new String[] {"[{\"id\": 1}", "<html></html>", " ", "[] []"}) {
            assertProblem(Api.send("POST", "/v1/imports", body), 400, "unreadable_body");
        }
        assertProblem(Api.send("POST", "/v1/imports?x=1", "[]"), 400, "unknown_parameter");
        assertEquals(before, newest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": \"1\", \"id\": \"2\"}]",
                "[{\"id\": \"1\", \"markets\": [{\"id\": \"1\", \"volume\": 1, \"volume\": 2}]}]",
                "{\"events\": [], \"events\": []}"
            })
    void rejectsDuplicateNamesInBody(String body) {
        long before = newest();
        var problem = assertProblem(Api.send("POST", "/v1/imports", body), 400, "unreadable_body");
        var elsewhere = assertProblem(
                Api.send("PUT", "/v1/markets/" + unique("m"), "{\"volume\": 1, \"volume\": 2}"),
                400,
                "unreadable_body");
        assertEquals(
                elsewhere.getString("detail").replaceAll("column \\d+|'\\w+'", ""),
                problem.getString("detail").replaceAll("column \\d+|'\\w+'", ""));
        assertEquals(before, newest());
    }

    @Test
    void acceptsDuplicateNamesInFetchedPage() throws IOException {
        var event = unique("e");
        var page = Imports.page(event(event, market(unique("m"), "0.5", "0.5")))
                .replace("\"title\":", "\"title\":\"first\",\"title\":");
        try (var _ = GammaStub.listing(page)) {
            Imports.assertFinished(Imports.fetch(), 1, 1);
        }
        Api.get("/v1/events/" + event).body("title", equalTo("Event " + event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/imports/0", "/v1/imports/999999999", "/v1/imports/0/stream", "/v1/imports/9999999999/stream"
            })
    void returns404ForUnknownImport(String path) {
        assertProblem(Api.send("GET", path, null), 404, "import_not_found");
    }

    @Test
    void rejectsImportIdThatIsNoNumber() {
        for (String path : List.of("/v1/imports/x", "/v1/imports/x/stream")) {
            assertProblem(Api.send("GET", path, null), 400, "invalid_parameter");
        }
    }

    private static long newest() {
        List<Integer> ids = Api.get("/v1/imports?limit=1").extract().path("items.import_id");
        return ids.isEmpty() ? 0 : ids.getFirst();
    }

    /// The reasons of the skipped items by path. All items are on page 1.
    private static Map<String, String> reasonsOfFirstPage(JsonPath view) {
        var reasons = new TreeMap<String, String>();
        for (Map<String, Object> skip : view.<Map<String, Object>>getList("skipped_items")) {
            assertEquals(1, skip.get("page"));
            reasons.put((String) skip.get("path"), (String) skip.get("reason"));
        }
        return reasons;
    }
}
