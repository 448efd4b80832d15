package io.prescient.portfolio;

import io.prescient.money.Money;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// Risk limits of a portfolio. Each bound is inclusive; null is no limit.
///
/// @param maxPositionSize maximum amount of one trade, in dollars
/// @param maxTotalExposure maximum `totalInvested` after a trade, in dollars
/// @param maxPositions maximum number of open positions
@Embeddable
public record Limits(
        @Nullable Money maxPositionSize,
        @Nullable Money maxTotalExposure,
        @Nullable Integer maxPositions) {
    public static final Limits NONE = new Limits(null, null, null);
}
