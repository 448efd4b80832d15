package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedPageTest {
    private static final List<SkippedItem> UNREADABLE_ITEMS = List.of(
            new SkippedItem("2", 3, "events[0].markets[1]", "volume must be a decimal number"),
            new SkippedItem(null, 3, "events[0].markets[2]", "it must be an object"),
            new SkippedItem(null, 3, "events[0].markets[3]", "id must be a string or a whole number"),
            new SkippedItem(null, 3, "events[1]", "it must be an object"),
            new SkippedItem(
                    "b",
                    3,
                    "events[2]",
                    "endDate must be a time with its zone, such as 2026-03-19 23:20:15+00, or a date"),
            new SkippedItem(null, 3, "events[3]", "id must be a string or a whole number"),
            new SkippedItem("c", 3, "events[4].markets", "markets must be an array"));

    @Test
    void readsEventFieldsAndMarkets() {
        var parsed = parse("""
                [{'id': 12483, 'title': 'Weather', 'slug': 'weather', 'description': 'd', 'image': 'http://i', 'icon': 'http://j',
                  'startDate': '2024-09-09T21:07:20.102724Z', 'endDate': '2025-05-25T12:00:00Z', 'active': true,
                  'closed': false, 'archived': false, 'new': false, 'featured': false, 'restricted': true,
                  'liquidity': 12950808.66131, 'volume': 779025116.7523377, 'volume24hr': 959850.861965,
                  'tags': [{'id': '1', 'label': 'Sports'}], 'negRisk': true, 'markets': [{'id': '1'}, {'id': '2'}]}]""");
        assertEquals(
                GammaPage.read(bytes("""
                [{'event_id': '12483', 'title': 'Weather', 'slug': 'weather', 'description': 'd', 'image_url': 'http://i',
                  'icon': 'http://j', 'start_date': '2024-09-09T21:07:20.102724Z', 'end_date': '2025-05-25T12:00:00Z',
                  'active': true, 'closed': false, 'archived': false, 'new': false, 'featured': false, 'restricted': true,
                  'liquidity': '12950808.66', 'volume': '779025116.75', 'volume24hr': '959850.86',
                  'tags': [{'id': '1', 'label': 'Sports'}]}]""")).events().getFirst(),
                parsed.events().getFirst().value().input());
        assertEquals(
                List.of("1", "2"),
                parsed.markets().stream().map(piece -> piece.value().id()).toList());
        assertEquals(
                "12483",
                parsed.markets()
                        .getFirst()
                        .value()
                        .update()
                        .input()
                        .get("event_id")
                        .asText());
        assertEquals(List.of(), parsed.skippedItems());
    }

    @Test
    void skipsUnreadableItemsOnly() {
        var parsed = parse("""
                [{'id': 'a', 'markets': [{'id': '1'}, {'id': '2', 'volume': 'x'}, 7, {'question': 'no id'}, {'id': '3'}]},
                 null,
                 {'id': 'b', 'endDate': 'x', 'markets': [{'id': '4'}]},
                 {'title': 'no id', 'markets': [{'id': '5'}]},
                 {'id': 'c', 'markets': {'id': '6'}},
                 {'id': 'd', 'markets': null}]""");
        assertEquals(
                List.of("1", "3", "4", "5"),
                parsed.markets().stream().map(piece -> piece.value().id()).toList());
        assertEquals(
                List.of("a", "c", "d"),
                parsed.events().stream()
                        .map(piece -> piece.value().input().get("event_id").asText())
                        .toList());
        assertEquals(UNREADABLE_ITEMS, parsed.skippedItems());
    }

    @Test
    void keepsFirstOfDuplicateIds() {
        var parsed = parse("""
                [{'id': 'a', 'title': 'first', 'markets': [{'id': '1', 'question': 'first'}]},
                 {'id': 'a', 'title': 'second', 'markets': [{'id': 1, 'question': 'second'}, {'id': '2'}]}]""");
        assertEquals(
                "first", parsed.events().getFirst().value().input().get("title").asText());
        assertEquals(
                "first",
                parsed.markets()
                        .getFirst()
                        .value()
                        .update()
                        .input()
                        .get("question")
                        .asText());
        assertEquals(2, parsed.markets().size());
        assertEquals(
                List.of(
                        new SkippedItem("a", 3, "events[1]", "id occurs twice in the page, first at events[0]"),
                        new SkippedItem(
                                "1",
                                3,
                                "events[1].markets[0]",
                                "id occurs twice in the page, first at events[0].markets[0]")),
                parsed.skippedItems());
    }

    @Test
    void truncatesAndCleansSkippedItems() {
        var skip = new SkippedItem("a\0" + "b".repeat(300), 1, "events[0]", "c\0" + "d".repeat(400));
        assertTrue(skip.id().startsWith("a?bbb") && skip.id().length() == 256, skip.id());
        assertTrue(skip.reason().startsWith("c?ddd") && skip.reason().length() == 301, skip.reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [{'id': 1}]                                | false | ~~
            {'events': [{'id': 1}], 'next_cursor': 'x'} | true  | x
            {'events': [{'id': 1}], 'next_cursor': null} | true | ~~
            {'events': [{'id': 1}, {'id': 1}, {'id': 2, 'id': 1}]} | true | ~~
            """)
    void readsArrayOrObject(String json, boolean isKeyset, String cursor) {
        var page = GammaPage.read(bytes(json));
        assertEquals(Set.of("1"), page.eventKeys());
        assertEquals(isKeyset, page.isKeyset());
        assertEquals(cursor.isEmpty() ? null : cursor, page.cursor());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{}", "7", "null", "{'events': {}}", "<html></html>", "[{'id': 1}", "[] []", "'x'"})
    void rejectsAnythingElse(String text) {
        assertThrows(ProblemException.class, () -> GammaPage.read(bytes(text)));
    }

    private static ParsedPage parse(String json) {
        return ParsedPage.of(GammaPage.read(bytes(json)), 3, null);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
