package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.prescient.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms of pages.
class GammaPageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [{'id': 1}]                                | false | ~~
            {'events': [{'id': 1}], 'next_cursor': 'x'} | true  | x
            {'events': [{'id': 1}], 'next_cursor': null} | true | ~~
            {'markets': [{'id': 1}], 'next_cursor': 'y'} | true | y
            {'events': [{'id': 1}, {'id': 1}, {'id': 2, 'id': 1}]} | true | ~~
            """)
    void readsArrayOrObject(String json, boolean isKeyset, String cursor) {
        var page = GammaPage.read(bytes(json));
        assertEquals(Set.of("1"), page.keys());
        assertEquals(isKeyset, page.isKeyset());
        assertEquals(cursor.isEmpty() ? null : cursor, page.cursor());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "7",
                "null",
                "{'events': {}}",
                "{'id': 1, 'markets': []}",
                "<html></html>",
                "[{'id': 1}",
                "[] []",
                "'x'"
            })
    void rejectsAnythingElse(String text) {
        assertThrows(ProblemException.class, () -> GammaPage.read(bytes(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'id': 1, 'title': 'T', 'markets': [], 'slug': 's'}          | event
            {'id': 1, 'markets': null}                                   | event
            {'id': 1, 'title': 'T'}                                      | event
            {'id': 1, 'question': 'Q?', 'events': [{'id': 2}]}           | market
            {'id': 1, 'conditionId': '0x', 'title': 'T'}                 | market
            {'id': 1, 'title': 'a series', 'events': [{'id': 2}]}        | neither
            {'id': 1, 'label': 'a tag', 'slug': 's'}                     | neither
            {'id': 1}                                                    | neither
            7                                                            | neither
            """)
    void distinguishesEventsFromMarkets(String json, String kind) {
        var item = GammaPage.read(bytes("[" + json + "]")).items().getFirst();
        assertEquals(kind, GammaPage.isMarket(item) ? "market" : GammaPage.isEvent(item) ? "event" : "neither");
    }

    @Test
    void uploadNeedsAnEventOrMarket() {
        assertEquals(
                0, GammaPage.ofUpload(GammaPage.readBody(bytes("[]"))).items().size());
        assertEquals(
                2,
                GammaPage.ofUpload(GammaPage.readBody(bytes("[7, {'id': 1, 'question': 'Q?'}]")))
                        .items()
                        .size());
        var tags = GammaPage.readBody(bytes("[{'id': 1, 'label': 'a tag'}, {'id': 2}]"));
        assertThrows(ProblemException.class, () -> GammaPage.ofUpload(tags));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
