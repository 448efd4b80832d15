package io.prescient.polymarket;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the data of a market says about its resolution.
///
/// @param closed whether the market is closed; null if the data does not state it
/// @param oracle the status of the oracle, `umaResolutionStatus`; empty if the data does not state it
record ResolutionStatus(@Nullable Boolean closed, String oracle) {
    private static final int MAX_STATUS_LENGTH = 50;

    static ResolutionStatus of(GammaFields market) {
        var closed = market.input().path("closed");
        return new ResolutionStatus(
                closed.isBoolean() ? closed.booleanValue() : null, market.text("umaResolutionStatus"));
    }

    /// Whether the market is closed and its oracle has confirmed the outcome.
    boolean isResolved() {
        return Boolean.TRUE.equals(closed) && isConfirmed();
    }

    /// Whether the data decides if the market is resolved. A confirmed outcome without a statement that the
    /// market is closed does not.
    boolean isDecidable() {
        return Boolean.FALSE.equals(closed) || isResolved() || isUnconfirmed();
    }

    /// Why the market is certainly not resolved; absent if the data does not decide that.
    Optional<String> unresolvedReason() {
        if (Boolean.FALSE.equals(closed)) {
            return Optional.of("closed is false");
        }
        return isUnconfirmed()
                ? Optional.of("umaResolutionStatus is " + SkippedItem.storable(oracle, MAX_STATUS_LENGTH))
                : Optional.empty();
    }

    private boolean isConfirmed() {
        return oracle.equalsIgnoreCase("resolved");
    }

    private boolean isUnconfirmed() {
        return !oracle.isEmpty() && !isConfirmed();
    }
}
