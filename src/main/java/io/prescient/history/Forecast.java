package io.prescient.history;

import io.prescient.market.Side;
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
        boolean won = yesWon == (Side.valueOf(row.getString("action")) == Side.buy_yes);
        return new Forecast(
                Ratios.probability(Rows.price(row, "forecast")),
                yesWon,
                (won ? 1 : 0) - Ratios.probability(Rows.price(row, "entry_price")),
                row.getLong("count"));
    }
}
