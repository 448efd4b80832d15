package io.prescient.performance;

import io.prescient.market.TradeAction;
import io.prescient.persistence.Rows;
import io.vertx.mutiny.sqlclient.Row;

/// The probability that an entry price gave to a market, and the outcome.
///
/// @param yes the probability of YES, 0 to 1
/// @param happened whether the market settled YES
/// @param edge the payout of the bought share (1 or 0) minus its price, in dollars
/// @param count the number of equal entries
record Forecast(double yes, boolean happened, double edge, long count) {
    static Forecast of(Row row) {
        boolean yesWon = row.getBoolean("yes_won");
        boolean won = yesWon == (TradeAction.valueOf(row.getString("action")) == TradeAction.buy_yes);
        return new Forecast(
                FloatingPoint.probability(Rows.price(row, "forecast")),
                yesWon,
                (won ? 1 : 0) - FloatingPoint.probability(Rows.price(row, "entry_price")),
                row.getLong("count"));
    }
}
