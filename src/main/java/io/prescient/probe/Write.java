package io.prescient.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A request that changes a portfolio at most once under its key.
///
/// @param asked when it was first sent, or a moment before, in nanoseconds of the run
/// @param kind of the journal entry that it makes
/// @param tradeId of the position that it opens or sells; null for cash
/// @param cash cents that it moves; null where the answer tells
/// @param path below the portfolio's
record Write(
        String key,
        long asked,
        String kind,
        long portfolioId,
        String tradeId,
        Long cash,
        String path,
        ObjectNode body) {

    /// Whether this is the entry that it makes.
    boolean makes(Entry entry) {
        return kind.equals(entry.kind())
                && (tradeId == null || tradeId.equals(entry.tradeId()))
                && (cash == null || cash == entry.cash());
    }

    @Override
    public String toString() {
        return "asked: %s %s%s%s from %s"
                .formatted(
                        key,
                        kind,
                        tradeId == null || tradeId.equals(key) ? "" : " of trade " + tradeId,
                        cash == null ? "" : ", cash " + Cents.text(cash),
                        Span.seconds(asked));
    }
}
