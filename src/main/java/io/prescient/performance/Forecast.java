package io.prescient.performance;

import io.prescient.market.TradeAction;
import io.prescient.money.Rows;
import io.vertx.mutiny.sqlclient.Row;

/// What the price at entry said about a market, and what came of it.
///
/// @param yes the probability of YES, 0 to 1
/// @param edge what the bought share paid less what it cost
/// @param count how many entries were alike
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
