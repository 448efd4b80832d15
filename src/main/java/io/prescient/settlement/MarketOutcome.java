package io.prescient.settlement;

/// How a market ended.
public enum MarketOutcome {
    /// A YES share pays 1, a NO share nothing.
    YES,
    /// A NO share pays 1, a YES share nothing.
    NO,
    /// Nothing was decided: what is still held gives its cost back.
    VOID,
    /// A YES share pays a part of a dollar, a NO share the rest.
    SPLIT
}
