package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A request that changes a portfolio at most once under its key.
///
/// @param createdAt at or shortly before its first attempt, in nanoseconds since the check started
/// @param type of the journal entry that it makes
/// @param tradeId of the position that it opens or sells
/// @param cash change in cents, if the request determines it
/// @param path below the portfolio's
record WriteRequest(
        String key,
        long createdAt,
        String type,
        long portfolioId,
        @Nullable String tradeId,
        @Nullable Long cash,
        String path,
        ObjectNode body) {
    private static final long MILLION = 1_000_000;

    JsonRequest toJson() {
        return JsonRequest.post(CheckedPortfolio.path(portfolioId) + path, body, key);
    }

    /// The path where a replica reports the request's result.
    String statusPath() {
        return CheckedPortfolio.path(portfolioId) + "/requests/" + key;
    }

    /// Whether this entry is what was requested.
    boolean matches(ObservedEntry entry) {
        var shares = shares();
        return type.equals(entry.type())
                && (tradeId == null || tradeId.equals(entry.tradeId()))
                && (cash == null || cash == entry.cash())
                && (!body.has("market_id") || body.get("market_id").asText().equals(entry.marketId()))
                && (!body.has("price") || Objects.equals(FixedPoint.millionths(body.get("price")), entry.price()))
                && (shares == null || shares == entry.shares());
    }

    /// The change of the position in millionths, if the request determines it.
    private @Nullable Long shares() {
        if (type.equals("bought") && body.has("price")) {
            long amount = FixedPoint.millionths(body.get("amount"));
            return Math.multiplyExact(amount, MILLION) / FixedPoint.millionths(body.get("price"));
        }
        return body.has("shares") ? -FixedPoint.millionths(body.get("shares")) : null;
    }

    @Override
    public String toString() {
        return "request: %s %s%s%s created at %s"
                .formatted(
                        key,
                        type,
                        tradeId == null || tradeId.equals(key) ? "" : " of trade " + tradeId,
                        cash == null ? "" : ", cash " + FixedPoint.dollars(cash),
                        CallSpan.seconds(createdAt));
    }
}
