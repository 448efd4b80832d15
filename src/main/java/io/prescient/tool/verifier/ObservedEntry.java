package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;

/// An entry of a journal: what it moved, in cents and millionths of a share, and the JSON by which it was told.
///
/// @param price in millionths of a dollar; null if it has none
record ObservedEntry(
        long seq,
        String kind,
        String tradeId,
        String marketId,
        String requestKey,
        long cash,
        long cost,
        long realized,
        long shares,
        Long price,
        long positions,
        String json) {

    static ObservedEntry of(JsonNode json) {
        return new ObservedEntry(
                json.path("seq").asLong(),
                json.path("type").asText(),
                json.path("trade_id").asText(null),
                json.path("market_id").asText(null),
                json.path("request_key").asText(null),
                Cents.of(json.path("cash")),
                Cents.of(json.path("cost")),
                Cents.of(json.path("realized_pnl")),
                Cents.millionths(json.path("shares")),
                json.hasNonNull("price") ? Cents.millionths(json.get("price")) : null,
                json.path("open_position_change").asLong(),
                json.toString());
    }

    boolean is(String other) {
        return kind.equals(other);
    }

    @Override
    public String toString() {
        return "journal: seq %d %s%s%s, cash %s"
                .formatted(
                        seq,
                        kind,
                        requestKey == null ? "" : " under " + requestKey,
                        tradeId == null ? "" : " of trade " + tradeId,
                        Cents.text(cash));
    }
}
