package io.prescient.portfolio;

import io.prescient.money.Money;
import jakarta.persistence.Embeddable;

/// What a portfolio may risk; inclusive, null is no limit.
///
/// @param maxPositionSize the largest stake of one trade
/// @param maxTotalExposure the largest `totalInvested` after a trade
/// @param maxPositions the most open positions
@Embeddable
public record Limits(Money maxPositionSize, Money maxTotalExposure, Integer maxPositions) {
    public static final Limits NONE = new Limits(null, null, null);
}
