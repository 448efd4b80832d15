package io.prescient.market;

/// The side of a market that a trade buys. The constants are spelled as in JSON and in the database.
public enum TradeAction {
    buy_yes,
    buy_no
}
