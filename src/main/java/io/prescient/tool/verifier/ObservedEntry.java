package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A journal entry. Money is in cents, shares and price are in millionths.
///
/// @param json the entry as it was received
record ObservedEntry(
        long seq,
        String type,
        @Nullable String tradeId,
        @Nullable String marketId,
        @Nullable String requestKey,
        long cash,
        long cost,
        long realizedPnl,
        long shares,
        @Nullable Long price,
        long openPositionChange,
        String json) {

    static ObservedEntry of(JsonNode json) {
        return new ObservedEntry(
                json.path("seq").asLong(),
                json.path("type").asText(),
                json.path("trade_id").asText(null),
                json.path("market_id").asText(null),
                json.path("request_key").asText(null),
                FixedPoint.cents(json.path("cash")),
                FixedPoint.cents(json.path("cost")),
                FixedPoint.cents(json.path("realized_pnl")),
                FixedPoint.millionths(json.path("shares")),
                json.hasNonNull("price") ? FixedPoint.millionths(json.get("price")) : null,
                json.path("open_position_change").asLong(),
                json.toString());
    }

    boolean is(String other) {
        return type.equals(other);
    }

    @Override
    public String toString() {
        return "journal: seq %d %s%s%s, cash %s"
                .formatted(
                        seq,
                        type,
                        requestKey == null ? "" : " with key " + requestKey,
                        tradeId == null ? "" : " of trade " + tradeId,
                        FixedPoint.dollars(cash));
    }
}
