package io.prescient.market;

/// Which side of a market is bought. Constants are spelled as on the wire and in the database.
public enum TradeAction {
    buy_yes,
    buy_no
}
