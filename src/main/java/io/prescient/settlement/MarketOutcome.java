package io.prescient.settlement;

/// Final outcome of a market.
public enum MarketOutcome {
    /// A YES share pays 1 dollar, a NO share 0.
    YES,
    /// A NO share pays 1 dollar, a YES share 0.
    NO,
    /// The market has no outcome. Open positions get their remaining cost back.
    VOID,
    /// A YES share pays part of a dollar, a NO share the rest.
    SPLIT
}
