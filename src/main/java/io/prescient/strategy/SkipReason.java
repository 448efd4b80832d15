package io.prescient.strategy;

/// Why a market gives no signal. Constants are spelled as on the wire.
public enum SkipReason {
    /// Its event is not known, so it meets no bound on events.
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
    /// A side has no price.
    no_price,
    /// The price of the side is 0 or 1, so nothing can be bought.
    price_not_tradable,
    /// The dearer side costs too little to be confident.
    confidence,
    /// Too few observations in the last week.
    too_few_points,
    /// All observations of the last week are the same.
    no_deviation,
    near_the_mean,
    /// Enough signals for one cycle come before it.
    max_positions
}
