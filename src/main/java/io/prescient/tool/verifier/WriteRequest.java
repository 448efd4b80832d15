package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/// A request that changes a portfolio at most once under its key.
///
/// @param asked when it was first sent, or a moment before, in nanoseconds of the run
/// @param kind of the journal entry that it makes
/// @param tradeId of the position that it opens or sells; null for cash
/// @param cash cents that it moves; null where the answer tells
/// @param path below the portfolio's
record WriteRequest(
        String key,
        long asked,
        String kind,
        long portfolioId,
        String tradeId,
        Long cash,
        String path,
        ObjectNode body) {
    private static final long MILLION = 1_000_000;

    /// Whether this is the entry that it makes.
    boolean makes(ObservedEntry entry) {
        return kind.equals(entry.kind())
                && (tradeId == null || tradeId.equals(entry.tradeId()))
                && (cash == null || cash == entry.cash())
                && (!body.has("market_id") || body.get("market_id").asText().equals(entry.marketId()))
                && (!body.has("price") || Objects.equals(Cents.millionths(body.get("price")), entry.price()))
                && (shares() == null || shares() == entry.shares());
    }

    /// Millionths that come into a position or leave it; null where the request does not say.
    private Long shares() {
        if (kind.equals("bought") && body.has("price")) {
            long amount = Cents.millionths(body.get("amount"));
            return Math.multiplyExact(amount, MILLION) / Cents.millionths(body.get("price"));
        }
        return body.has("shares") ? -Cents.millionths(body.get("shares")) : null;
    }

    @Override
    public String toString() {
        return "asked: %s %s%s%s from %s"
                .formatted(
                        key,
                        kind,
                        tradeId == null || tradeId.equals(key) ? "" : " of trade " + tradeId,
                        cash == null ? "" : ", cash " + Cents.text(cash),
                        CallSpan.seconds(asked));
    }
}
