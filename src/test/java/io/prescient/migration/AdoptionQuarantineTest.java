package io.prescient.migration;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The rows that adoption quarantines.
@DatabaseTest
class AdoptionQuarantineTest extends AdoptionTestBase {
    private static final String FIELD = "|market, action, amount or entry price is missing or out of range";
    private static final String POINT = "|the date is missing, or a later row of the same day exists";
    private static final String SIGNAL = "|portfolio, market, action, amount or price is missing or out of range";
    private static final String OBSERVATION = "|market, time or price is missing or out of range";

    @Test
    void quarantinesUnusableRowsWithReason() throws SQLException {
        assertRows(
                """
                SELECT source_table, source_row ->> 'id', reason FROM quarantine
                WHERE NOT kept AND NOT (source_table = 'market_snapshots' AND source_row ->> 'id' IN ('4', '10'))
                ORDER BY 1, (source_row ->> 'id')::int""",
                "market_snapshots|5" + OBSERVATION,
                "market_snapshots|6" + OBSERVATION,
                "market_snapshots|7" + OBSERVATION,
                "market_snapshots|8" + OBSERVATION,
                "portfolio_history|1" + POINT,
                "portfolio_history|4" + POINT,
                "portfolio_history|5|balance, total_invested or total_profit_loss is missing or not a number",
                "portfolio_positions|11|another position has this trade id",
                "portfolio_positions|13" + FIELD,
                "portfolio_positions|14" + FIELD,
                "portfolio_positions|15" + FIELD,
                "portfolio_positions|16" + FIELD,
                "portfolio_positions|17" + FIELD,
                "portfolio_positions|18" + FIELD,
                "portfolio_positions|19" + FIELD,
                "trades|21|another trade has this trade id",
                "trades|23" + FIELD,
                "trading_signals|3" + SIGNAL,
                "trading_signals|4" + SIGNAL,
                "trading_signals|5" + SIGNAL,
                "trading_signals|6" + SIGNAL);
    }

    @Test
    void quarantinesTheCompleteRow() throws SQLException {
        assertRows(
                "SELECT source_row ->> 'amount', source_row ->> 'market_id' FROM quarantine"
                        + " WHERE source_table = 'trades' AND source_row ->> 'id' = '21'",
                "70.00|m2");
    }

    @Test
    void quarantinesContradictingObservations() throws SQLException {
        assertRows(
                "SELECT source_row ->> 'yes_price' FROM quarantine"
                        + " WHERE source_table = 'market_snapshots' AND source_row ->> 'id' = '4'",
                "0.310000");
    }
}
