package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rows that the newest version wrote, as the replaced system finds them after a downgrade.
@DatabaseTest
class DowngradedDataTest {
    private static ScratchDatabase used;
    private static ScratchDatabase returned;

    @BeforeAll
    static void downgrade() throws SQLException, IOException {
        used = new ScratchDatabase();
        used.migrate("1");
        used.runResource("/db/v1_filled.sql");
        used.migrate("latest");
        used.runResource("/db/newest_filled.sql");
        returned = used.copy();
        returned.downgradeTo(1);
    }

    @AfterAll
    static void drop() {
        used.close();
        returned.close();
    }

    @Test
    void keepsCashAndComputesTotals() throws SQLException {
        // Unrealized: 323.222222 * 0.55 - 96.97 = 80.80 and 100 * 0.40 - 30.00 = 10.00; realized: 33.04, of which 30.00
        // from two closed positions.
        assertRows("""
                SELECT current_balance, total_invested, total_profit_loss, trade_count, total_trades_executed,
                    total_winning_trades, total_losing_trades, avg_trade_pnl, max_drawdown, last_price_update
                FROM portfolios WHERE portfolio_id = 10""", "1056.07|126.97|123.84|4|4|2|0|15.00|0.00|2025-02-01 00:00:00");
    }

    @Test
    void restoresPartlySoldAndSettledPositions() throws SQLException {
        assertRows(
                """
                SELECT trade_id, amount, entry_price, status, current_pnl, realized_pnl, exit_price, exit_timestamp
                FROM portfolio_positions WHERE portfolio_id = 10 ORDER BY id""",
                "a|96.97|0.300000|open|80.80|3.04|null|null",
                "b|80.00|0.800000|settled|0.00|20.00|1.000000|2025-01-08 00:00:00",
                "c|60.00|0.600000|closed|0.00|10.00|0.700000|2025-01-10 00:00:00",
                "d|30.00|0.300000|open|10.00|null|null|null");
    }

    @Test
    void restoresTradesWithPositionStatus() throws SQLException {
        assertRows(
                """
                SELECT trade_id, timestamp, amount, status, current_pnl, realized_pnl, confidence, reason
                FROM trades WHERE portfolio_id = 10 ORDER BY id""",
                "a|2025-01-03 00:00:00|100.00|open|80.80|3.04|0.2000|cheap",
                "b|2025-01-05 00:00:00|80.00|settled|0.00|20.00|null|null",
                "c|2025-01-09 00:00:00|60.00|closed|0.00|10.00|null|null",
                "d|2025-01-12 00:00:00|30.00|open|10.00|null|null|null");
    }

    @Test
    void restoresSignalsFromBothTables() throws SQLException {
        assertRows(
                "SELECT id, strategy_type, executed, executed_at, trade_id FROM trading_signals"
                        + " WHERE portfolio_id = 10 ORDER BY id",
                "900|momentum|t|2024-12-12 00:00:01|null",
                "901|null|f|null|null",
                "1001|mean_reversion|t|2025-01-09 00:00:00|c",
                "1002|momentum|t|2025-01-12 00:00:00|d",
                "1003|momentum|f|null|null",
                "1004|momentum|f|null|null",
                "1005|momentum|f|null|null");
    }

    @Test
    void datesHistoryAtStartOfUtcDay() throws SQLException {
        assertRows(
                "SELECT snapshot_date, timestamp, total_value FROM portfolio_history WHERE portfolio_id = 10 ORDER BY id",
                "2025-01-07 00:00:00|2025-01-07 23:00:00|1203.04",
                "2025-01-08 00:00:00|2025-01-08 23:00:00|1223.04");
    }

    @Test
    void rejectsIdsBeyond32BitsWithoutChange() throws SQLException, IOException {
        try (var database = used.copy()) {
            database.downgradeTo(2);
            database.run("UPDATE trades SET id = 2147483648 WHERE trade_id = 'd'");
            var before = DatabaseContents.read(database);
            var failure = assertThrows(SQLException.class, () -> database.downgrade(2));
            assertTrue(failure.getMessage().contains("integer out of range"), failure.getMessage());
            assertEquals("", String.join("\n", before.changesTo(DatabaseContents.read(database))));
        }
    }

    private static void assertRows(String sql, String... expected) throws SQLException {
        assertEquals(String.join("\n", expected), String.join("\n", returned.rows(sql)));
    }
}
