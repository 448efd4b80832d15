package io.prescient.polymarket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.settlement.MarketOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the data of Gamma resolves a market.
class ResolutionTest {
    private static final String YES_NO = "'outcomes': '[`Yes`, `No`]', ";

    @ParameterizedTest
    @CsvSource({
        "1, 0, YES, 1.000000",
        "0, 1, NO, 0.000000",
        "1.0, 0.000, YES, 1.000000",
        "0.5, 0.50, SPLIT, 0.500000",
        "0.9999999999999999, 0.00000000000000001, YES, 1.000000",
        "0.0000004113679809846114013590098187297978, 0.9999995886320190153885986409901812702022, NO, 0.000000",
        "0.999999, 0.000001, YES, 1.000000",
        "1.0000000000000002, 0, YES, 1.000000",
        "0.49999999999999994, 0.5, SPLIT, 0.500000"
    })
    void resolvesClosedMarketConfirmedByOracle(String yes, String no, MarketOutcome outcome, String payout) {
        var resolution = resolved("'closed': true, 'umaResolutionStatus': 'resolved'", yes, no)
                .resolution();
        assertEquals(outcome, resolution.get().outcome());
        assertEquals(payout, resolution.get().yesPayout().toString());
        assertEquals(
                "resolved",
                resolution.get().evidence().get("umaResolutionStatus").asText());
        assertEquals(
                yes, resolution.get().evidence().get("outcomePrices").get(0).asText());
    }

    @Test
    void mapsOutcomeByName() {
        var market = market("{'id': '7', 'outcomes': '[`No`, `Yes`]', 'outcomePrices': '[`1`, `0`]', 'closed': true,"
                + " 'umaResolutionStatus': 'resolved'}");
        assertEquals(MarketOutcome.NO, market.resolution().get().outcome());
    }

    @ParameterizedTest
    @CsvSource({"0.999998, 0.000002", "0.9999989, 0", "1, 1", "0, 0", "0.5, 0.499998", "0.3, 0.7"})
    void ignoresPricesThatAreNotFinal(String yes, String no) {
        var market = resolved("'closed': true, 'umaResolutionStatus': 'resolved'", yes, no);
        assertTrue(market.resolution().isEmpty());
        assertEquals(Optional.of("outcomePrices are not final"), market.unresolvedReason());
        assertEquals(
                new FieldError(
                        "outcomePrices", "%s and %s are not final, so no settlement is proposed".formatted(yes, no)),
                market.skippedFields().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'outcomePrices': '[``, ``]', ", "'outcomePrices': '[1, 0, 0]', "})
    void reportsResolvedMarketWithoutPrices(String prices) {
        var market = market("{'id': '7', " + YES_NO + prices + "'closed': true, 'umaResolutionStatus': 'resolved'}");
        assertTrue(market.update().input().get("closed").asBoolean());
        assertTrue(market.update().input().get("resolved").asBoolean());
        assertEquals(Optional.empty(), market.unresolvedReason());
        assertEquals(
                new FieldError("outcomePrices", "are missing or unreadable, so no settlement is proposed"),
                market.skippedFields().getLast());
    }

    @Test
    void unreadableFieldsDoNotPreventResolution() {
        var market = resolved(
                "'closed': true, 'umaResolutionStatus': 'resolved', 'volume': 'x', 'endDate': 7.5, 'closedTime': 'x'",
                "1",
                "0");
        assertEquals(MarketOutcome.YES, market.resolution().get().outcome());
        assertEquals(
                List.of("volume", "endDate", "closedTime"),
                market.skippedFields().stream().map(FieldError::field).toList());
        assertEquals("1.000000", market.observation().yesPrice().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'closed': true",
                "'closed': true, 'umaResolutionStatus': 'proposed'",
                "'closed': true, 'umaResolutionStatus': 'disputed'",
                "'closed': true, 'umaResolutionStatus': null",
                "'closed': false, 'umaResolutionStatus': 'resolved'",
                "'umaResolutionStatus': 'resolved'"
            })
    void ignoresPricesWithoutOracleStatus(String state) {
        assertTrue(resolved(state, "1", "0").resolution().isEmpty());
    }

    @Test
    void onlyOracleStatusResolves() {
        assertTrue(resolved("'closed': true, 'umaResolutionStatus': 'resolved'", "1", "0")
                .update()
                .input()
                .get("resolved")
                .asBoolean());
        assertFalse(resolved("'closed': true, 'umaResolutionStatus': 'disputed'", "1", "0")
                .update()
                .input()
                .get("resolved")
                .asBoolean());
        assertFalse(resolved("'closed': true", "1", "0").update().input().has("resolved"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'umaResolutionStatus': 'resolved'",
                "'closed': null, 'umaResolutionStatus': 'resolved'",
                "'closed': null, 'umaResolutionStatus': ' Resolved '",
                "'closed': true, 'umaResolutionStatus': ''",
                "'closed': true, 'umaResolutionStatus': null",
                "'closed': true",
            })
    void ignoresIncompleteState(String state) {
        var market = resolved(state, "1", "0");
        assertFalse(market.update().input().has("resolved"));
        assertEquals(Optional.empty(), market.unresolvedReason());
        assertEquals(Optional.empty(), market.resolution());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'closed': false, 'umaResolutionStatus': 'resolved'   | closed is false
                    'umaResolutionStatus': 'disputed'                    | umaResolutionStatus is disputed
                    'closed': null, 'umaResolutionStatus': 'proposed'    | umaResolutionStatus is proposed""", quoteCharacter = '~')
    void namesReasonAgainstResolution(String state, String reason) {
        var market = resolved(state, "1", "0");
        assertFalse(market.update().input().get("resolved").asBoolean());
        assertEquals(Optional.of(reason), market.unresolvedReason());
    }

    private static GammaMarket resolved(String state, String yes, String no) {
        return market("{'id': '7', " + YES_NO + "'outcomePrices': '[`%s`, `%s`]', ".formatted(yes, no) + state + "}");
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
