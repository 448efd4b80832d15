package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsedPageTest {
    private static final List<SkippedItem> UNREADABLE_ITEMS = List.of(
            new SkippedItem(null, 3, "events[0].markets[2]", "it must be an object"),
            new SkippedItem(null, 3, "events[0].markets[3]", "id must be a string or a whole number"),
            new SkippedItem(null, 3, "events[1]", "it must be an object"),
            new SkippedItem(null, 3, "events[3]", "id must be a string or a whole number"),
            new SkippedItem("c", 3, "events[4].markets", "markets must be an array"),
            new SkippedItem("e", 3, "events[6]", "it is neither an event nor a market"),
            new SkippedItem(
                    "b",
                    3,
                    "events[2].endDate",
                    "endDate must be a time with its zone, such as 2026-03-19 23:20:15+00, or a date"),
            new SkippedItem("2", 3, "events[0].markets[1].volume", "volume must be a decimal number"));

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
                  'tags': [{'id': '1', 'label': 'Sports'}]}]""")).items().getFirst(),
                parsed.events().getFirst().value().update().input());
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
                 {'id': 'd', 'markets': null},
                 {'id': 'e', 'label': 'a tag of Gamma'}]""");
        assertEquals(
                List.of("1", "2", "3", "4", "5"),
                parsed.markets().stream().map(piece -> piece.value().id()).toList());
        assertEquals(
                List.of("a", "b", "c", "d"),
                parsed.events().stream().map(piece -> piece.value().id()).toList());
        assertEquals(UNREADABLE_ITEMS, parsed.skippedItems());
    }

    @Test
    void keepsFirstOfDuplicateIds() {
        var parsed = parse("""
                [{'id': 'a', 'title': 'first', 'markets': [{'id': '1', 'question': 'first'}]},
                 {'id': 'a', 'title': 'second', 'markets': [{'id': 1, 'question': 'second'}, {'id': '2'}]}]""");
        assertEquals(
                "first",
                parsed.events().getFirst().value().update().input().get("title").asText());
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
                        new SkippedItem("a", 3, "events[1]", "id occurs twice in the page, imported from events[0]"),
                        new SkippedItem(
                                "1",
                                3,
                                "events[1].markets[0]",
                                "id occurs twice in the page, imported from events[0].markets[0]")),
                parsed.skippedItems());
    }

    @ParameterizedTest
    @CsvSource({"1, 2, second", "2, 1, first", "1, 1, first", ", 1, second", "1, , first"})
    void keepsNewerOfDuplicateIds(Integer first, Integer second, String kept) {
        var market = "{'id': '1', 'question': '%s', 'updatedAt': %s}";
        var parsed = parse("[{'id': 'a', 'markets': [%s, %s]}]"
                .formatted(market.formatted("first", day(first)), market.formatted("second", day(second))));
        assertEquals(
                kept,
                parsed.markets()
                        .getFirst()
                        .value()
                        .update()
                        .input()
                        .get("question")
                        .asText());
        var indexes = kept.equals("first") ? List.of(1, 0) : List.of(0, 1);
        assertEquals(
                List.of(new SkippedItem(
                        "1",
                        3,
                        "events[0].markets[%d]".formatted(indexes.get(0)),
                        "id occurs twice in the page, imported from events[0].markets[%d]".formatted(indexes.get(1)))),
                parsed.skippedItems());
    }

    @Test
    void readsMarketsUnderTheirEvents() {
        var parsed = parse("""
                [{'id': '1', 'question': 'A?', 'events': [{'id': 'a', 'title': 'old', 'updatedAt': '2026-05-01'}]},
                 {'id': '2', 'conditionId': '0x', 'events': [{'id': 'a', 'title': 'new', 'updatedAt': '2026-05-02'},
                    {'id': 'b', 'title': 'B'}]},
                 {'id': '3', 'outcomes': '[]'}]""");
        assertEquals(
                List.of("1 a", "2 a", "3 null"),
                parsed.markets().stream()
                        .map(item -> item.value().update().input())
                        .map(input -> input.get("market_id").asText() + " "
                                + input.path("event_id").asText("null"))
                        .toList());
        assertEquals(
                List.of("a new", "b B"),
                parsed.events().stream()
                        .map(item -> item.value().id() + " "
                                + item.value().update().input().get("title").asText())
                        .toList());
        assertEquals(
                List.of(new SkippedItem("3", 3, "markets[2].outcomes", "outcomes must have two elements, not 0")),
                parsed.skippedItems());
    }

    private static String day(Integer day) {
        return day == null ? "null" : "'2026-05-0" + day + "'";
    }

    @Test
    void truncatesAndCleansSkippedItems() {
        var skip = new SkippedItem("a\0" + "b".repeat(300), 1, "events[0]", "c\0" + "d".repeat(400));
        assertTrue(skip.id().startsWith("a?bbb") && skip.id().length() == 256, skip.id());
        assertTrue(skip.reason().startsWith("c?ddd") && skip.reason().length() == 301, skip.reason());
    }

    private static ParsedPage parse(String json) {
        return ParsedPage.of(GammaPage.read(bytes(json)), 3, null);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
