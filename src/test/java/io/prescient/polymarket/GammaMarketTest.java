package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mapping of Gamma markets.
class GammaMarketTest {
    private static final String YES_NO = "'outcomes': '[`Yes`, `No`]', ";

    @Test
    void mapsEveryField() {
        var market = market("""
                {'id': '7', 'question': 'Rain?', 'description': 'd', 'outcomes': '[`Yes`, `No`]',
                 'outcomePrices': '[`0.0025`, `0.9975`]', 'volume': '9583815.18168201', 'volume24hr': 77363.702833,
                 'liquidity': '638778.46692', 'endDate': '2025-05-25T12:00:00Z', 'secondsDelay': 3, 'active': true,
                 'gameStartTime': '2026-03-19 23:20:15+00', 'closed': false, 'archived': false, 'new': true,
                 'featured': false, 'submitted_by': '0x91', 'conditionId': '0xeb', 'clobTokenIds': '[`1`, `2`]',
                 'updatedAt': '2025-03-05T17:49:28.811916Z'}""");
        assertEquals(parse("""
                {'market_id': '7', 'question': 'Rain?', 'description': 'd', 'outcomes': ['Yes', 'No'],
                 'outcome_prices': ['0.0025', '0.9975'], 'volume': '9583815.18', 'volume24hr': '77363.70',
                 'liquidity': '638778.47', 'end_date': '2025-05-25T12:00:00Z',
                 'game_start_time': '2026-03-19T23:20:15Z', 'seconds_delay': 3, 'active': true, 'closed': false,
                 'archived': false, 'new': true, 'featured': false, 'submitted_by': '0x91', 'event_id': 'e', 'resolved': false}"""), market.update().input());
        var seen = market.observation();
        assertEquals("7 0.002500 0.997500", "%s %s %s".formatted(seen.marketId(), seen.yesPrice(), seen.noPrice()));
        assertEquals(
                "638778.47 9583815.18 77363.70",
                "%s %s %s".formatted(seen.liquidity(), seen.volume(), seen.volume24hr()));
        assertEquals(Instant.parse("2025-03-05T17:49:28.811916Z"), seen.timestamp());
    }

    @Test
    void omitsAbsentNullAndBlankFields() {
        var market =
                market("{'id': 7, 'question': '', 'endDate': null, 'volume': ' ', 'liquidity': null, 'closed': null}");
        assertEquals(
                parse("{'market_id': '7', 'event_id': 'e'}"), market.update().input());
        assertNull(market.observation());
    }

    @Test
    void omitsEventIdOutsideEvent() {
        var input = GammaMarket.of(parse("{'id': '7'}"), null, null).update().input();
        assertFalse(input.has("event_id"));
    }

    @Test
    void acceptsUnwrappedJson() {
        var market = market("{'id': '7', 'outcomes': ['Yes', 'No'], 'outcomePrices': [0.10, '0.9']}");
        assertEquals(
                "[0.10,\"0.9\"]", market.update().input().get("outcome_prices").toString());
        assertEquals("0.100000", market.observation().yesPrice().toString());
    }

    @Test
    void acceptsMarketWithoutPrices() {
        for (String prices : new String[] {"", ", 'outcomePrices': null", ", 'outcomePrices': ''"}) {
            var market = market("{'id': '7', 'outcomes': '[`Yes`, `No`]'" + prices + "}");
            assertNull(market.observation());
            assertTrue(market.update().input().has("outcomes"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Yes, No, 0.300000, 0.700000",
        "yes, NO, 0.300000, 0.700000",
        "No, Yes, 0.700000, 0.300000",
        "NO, ' yes ', 0.700000, 0.300000",
        "Lakers, Bulls, 0.300000, 0.700000",
        "No, Maybe, 0.300000, 0.700000",
        "Over, Yes, 0.300000, 0.700000"
    })
    void takesYesByNameOrPosition(String first, String second, String yes, String no) {
        var market = market(
                "{'id': '7', 'outcomes': '[`%s`, `%s`]', 'outcomePrices': '[`0.3`, `0.7`]'}".formatted(first, second));
        assertEquals(yes, market.observation().yesPrice().toString());
        assertEquals(no, market.observation().noPrice().toString());
        assertEquals(first, market.update().input().get("outcomes").get(0).asText(), "the order of Gamma is kept");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0000004113679809846114013590098187297978, 0.000000",
        "0.9999995886320190153885986409901812702022, 1.000000",
        "0.1234565, 0.123456",
        "0.1234575, 0.123458",
        "1e-7, 0.000000",
        "0, 0.000000",
        "1, 1.000000"
    })
    void roundsPricesToSixDecimals(String exact, String price) {
        for (String form : new String[] {exact, "`" + exact + "`"}) {
            var market = market("{'id': '7', " + YES_NO + "'outcomePrices': '[" + form + ", 0.5]'}");
            assertEquals(price, market.observation().yesPrice().toString(), form);
        }
    }

    @Test
    void fallsBackToNumericFields() {
        var market = market("{'id': '7', 'volumeNum': 12.345, 'liquidity': null, 'liquidityNum': 1e3}");
        assertEquals("12.34", market.update().input().get("volume").asText(), "a half goes to the even cent");
        assertEquals("1000.00", market.update().input().get("liquidity").asText());
        var both = market("{'id': 7, 'volume': '1', 'volumeNum': 2}");
        assertEquals("1.00", both.update().input().get("volume").asText());
    }

    @Test
    void observesFetchedPricesAtFetchTime() {
        var now = Instant.parse("2026-05-01T12:00:00Z");
        var json = parse(
                "{'id': '7', 'updatedAt': '2025-03-05T17:49:28Z', " + YES_NO + "'outcomePrices': '[`0.3`, `0.7`]'}");
        assertEquals(now, GammaMarket.of(json, "e", now).observation().timestamp());
        assertEquals(
                Instant.parse("2025-03-05T17:49:28Z"),
                GammaMarket.of(json, "e", null).observation().timestamp());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'outcomes': '[`A`, `B`, `C`]'                                  | outcomes must have two elements, not 3
            'outcomes': '[`A`]', 'outcomePrices': '[`1`, `0`]'             | outcomes must have two elements, not 1; outcomePrices requires two outcomes
            'closed': 'perhaps'                                            | closed must be true or false
            'updatedAt': 'now'                                             | updatedAt must be a time with its zone, such as 2026-03-19 23:20:15+00, or a date
            'umaResolutionStatus': ['resolved']                            | umaResolutionStatus must be a string
            'volume': 'x', 'endDate': 'x'                                  | volume must be a decimal number; endDate must be a time with its zone, such as 2026-03-19 23:20:15+00, or a date
            'outcomes': ['Yes', 'No'], 'outcomePrices': ['', '']           | outcomePrices must be a decimal number
            'outcomes': ['Yes', 'No'], 'outcomePrices': ['0', '0']         | outcomePrices cannot be used: yes_price 0.000000 and no_price 0.000000 add up to 0.000000; the sum must be from 0.5 to 1.5
            'outcomes': '[`Yes`, `No`'                                     | outcomes must be JSON, or a string that contains JSON
            'outcomes': 'Yes'                                              | outcomes must be JSON, or a string that contains JSON
            'outcomes': {}                                                 | outcomes must be an array
            'outcomePrices': '[`0.5`, `0.5`]'                              | outcomePrices requires two outcomes
            'outcomes': ['Yes', 'No'], 'outcomePrices': '[]'               | outcomePrices must have two elements, not 0
            'outcomes': ['Yes', 'No'], 'outcomePrices': '[`0.5`, `x`]'     | outcomePrices must be a decimal number
            'outcomes': ['Yes', 'No'], 'outcomePrices': [0.5, null]        | outcomePrices must be a decimal number
            'outcomes': ['Yes', 'No'], 'outcomePrices': [0.5, 1.000001]    | outcomePrices must be a price from 0 to 1 with at most 100 decimal places
            'outcomes': ['Yes', 'No'], 'outcomePrices': [-0.0001, 1]       | outcomePrices must be a price from 0 to 1 with at most 100 decimal places
            'outcomes': ['Yes', 'No'], 'outcomePrices': ['1e-999999999', 1] | outcomePrices must be a price from 0 to 1 with at most 100 decimal places
            'volume': 'many'                                               | volume must be a decimal number
            'volume': true                                                 | volume must be a decimal number
            'volume': -1                                                   | volume must not be negative
            'liquidity': '1e999999999'                                     | liquidity must have at most 13 digits before the decimal point
            'volume24hr': 'NaN'                                            | volume24hr must be a decimal number
            'endDate': 'tomorrow'                                          | endDate must be a time with its zone, such as 2026-03-19 23:20:15+00, or a date
            'gameStartTime': 1.5                                           | gameStartTime must be a string
            """)
    void skipsUnreadableFieldAlone(String field, String reasons) {
        var market = market("{'id': '7', 'question': 'Rain?', " + field + ", 'active': true}");
        assertEquals(
                reasons,
                market.skippedFields().stream()
                        .map(skipped -> skipped.field() + " " + skipped.reason())
                        .collect(Collectors.joining("; ")));
        assertEquals("Rain?", market.update().input().get("question").asText());
        assertTrue(market.update().input().get("active").asBoolean());
        assertFalse(market.update().input().has("outcome_prices"));
        assertNull(market.observation());
    }

    @Test
    void readsFlagInString() {
        for (var flag : List.of("True", "false")) {
            var input = market("{'id': 7, 'closed': '" + flag + "'}").update().input();
            assertEquals(Boolean.parseBoolean(flag), input.get("closed").booleanValue());
        }
    }

    @Test
    void unreadableAmountFallsBackToNumericField() {
        var market = market("{'id': '7', 'volume': 'x', 'volumeNum': 2}");
        assertEquals("2.00", market.update().input().get("volume").asText());
        assertEquals("volume", market.skippedFields().getFirst().field());
    }

    private static GammaMarket market(String json) {
        return GammaMarket.of(parse(json), "e", null);
    }

    /// Reads JSON in which ' stands for " and ` for \".
    private static JsonNode parse(String json) {
        var text = "[" + json.replace("'", "\"").replace("`", "\\\"") + "]";
        return GammaPage.read(text.getBytes(StandardCharsets.UTF_8)).items().getFirst();
    }
}
