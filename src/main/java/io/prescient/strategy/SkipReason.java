package io.prescient.strategy;

/// The reason why a market gives no signal. The constants are spelled as in JSON.
public enum SkipReason {
    /// The event of the market is unknown and the strategy has bounds on events.
    event_unknown,
    event_closed,
    event_liquidity,
    event_volume,
    event_volume_24hr,
    event_end_date,
    market_liquidity,
    market_volume,
    market_volume_24hr,
    market_conviction,
    /// A price that the strategy needs is unknown.
    no_price,
    /// The price of the side to buy is 0 or 1.
    price_not_tradable,
    /// The price of the higher-priced side is 0.5 or less, or below `min_confidence`.
    confidence,
    /// The market has fewer than `min_points` observations in the last 7 days.
    too_few_points,
    /// All observations of the last 7 days have the same price.
    no_deviation,
    /// The z-score is from -2 to 2.
    near_the_mean,
    /// The cycle already has `max_positions` signals.
    max_positions
}
