package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each reason for which a row of the replaced system is quarantined or changed, at the bounds of its values.
@DatabaseTest
class QuarantineTest {
    private static final String REASONS = """
            events|kept|volume,endless,liquidity|amount or time is out of range: cleared
            market_snapshots|moved|15,16,17,18|another observation of this market and time is kept
            market_snapshots|moved|12,13,14,19,20|market, time or price is missing or out of range
            markets|kept|other,timeless|price is replaced by an observation
            markets|kept|no 1+,future,volume,yes 0-,endless|price, amount or time is out of range: cleared
            portfolio_history|kept|7,8,9|total_value, a count or the time is missing: computed, or 0
            portfolio_history|moved|3,4,5,6,11|balance, total_invested or total_profit_loss is missing or not a number
            portfolio_history|moved|1,2|the portfolio is missing or quarantined
            portfolio_positions|kept|17,18|a time is missing or infinite: replaced by another time
            portfolio_positions|kept|13|closed without a profit or an exit price: profit set to 0
            portfolio_positions|kept|20|exit is before entry: set to the entry time
            portfolio_positions|kept|9,12|exit price is out of range: cleared
            portfolio_positions|kept|31|loss exceeds the stake: kept
            portfolio_positions|kept|22,24,25|open, but has an exit or a profit: cleared
            portfolio_positions|kept|14|profit is not a number: computed from the exit price, or 0
            portfolio_positions|kept|16|status is missing: set to open
            portfolio_positions|kept|15|status is unknown: set to closed
            portfolio_positions|moved|19|another position has this trade id
            portfolio_positions|moved|3,5,8|market, action, amount or entry price is missing or out of range
            portfolio_positions|moved|1,2,33|the portfolio is missing or quarantined
            portfolios|kept|7,8,9|a limit is out of range: cleared
            portfolios|kept|12,13|a time is missing or infinite: replaced by another time
            portfolios|kept|11|status is unknown: set to archived
            portfolios|kept|10|strategy_config is not an object: cleared
            portfolios|moved|15,16|cash and shares could exceed the range of a portfolio
            portfolios|moved|1,4,5|initial or current balance is negative or not a number
            trades|kept|7|a time is missing or infinite: replaced by another time
            trades|kept|3,6|confidence is out of range: cleared
            trades|kept|9,14,15|differs from its position: the position is used
            trades|moved|10|another trade has this trade id
            trades|moved|11|market, action, amount or entry price is missing or out of range
            trades|moved|1,2,16|the portfolio is missing or quarantined
            trading_signals|kept|7|a time is missing or infinite: replaced by another time, or now
            trading_signals|kept|8|not executed, but has a trade or a time: cleared
            trading_signals|moved|5,6|portfolio, market, action, amount or price is missing or out of range
            trading_signals|moved|1,2|the portfolio is missing or quarantined
            """;

    private static ScratchDatabase database;

    @BeforeAll
    static void adopt() throws SQLException, IOException {
        database = new ScratchDatabase();
        database.migrate("1");
        database.runResource("/db/v1_boundaries.sql");
        database.migrate("latest");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void quarantinesExactlyTheRowsOutOfBounds() throws SQLException {
        var found = database.rows("""
                SELECT source_table, kept, string_agg(id, ',' ORDER BY length(id), id COLLATE "C"), reason
                FROM (SELECT source_table, reason, CASE WHEN kept THEN 'kept' ELSE 'moved' END AS kept, coalesce(
                        source_row ->> 'id', source_row ->> 'portfolio_id', source_row ->> 'market_id', source_row ->> 'event_id')
                    AS id FROM quarantine) q
                GROUP BY source_table, kept, reason
                ORDER BY source_table COLLATE "C", kept, reason COLLATE "C"
                """);
        assertEquals(REASONS.strip(), String.join("\n", found));
    }

    @Test
    void keepsOrQuarantinesEveryRow() throws SQLException {
        // The rows of the file, and a trade for each position or a position for each trade that had none.
        assertRows("SELECT count(*) FROM portfolios", "11");
        assertRows("SELECT count(*) FROM portfolio_history", "4");
        assertRows("SELECT count(*) FROM trading_signals", "5");
        assertRows("SELECT count(*) FROM markets", "11");
        assertRows("SELECT count(*) FROM events", "5");
        assertRows("SELECT count(*), (SELECT count(*) FROM trades) FROM portfolio_positions", "31|31");
    }

    @Test
    void clearsTheFieldThatTheReasonNames() throws SQLException {
        assertRows(
                "SELECT trade_id, status, realized_pnl, exit_price FROM portfolio_positions WHERE id BETWEEN 9 AND 16 ORDER BY id",
                "exit 0-|closed|-1.00|null",
                "exit 0|closed|-1.00|0.000000",
                "exit 1|closed|1.00|1.000000",
                "exit 1+|closed|1.00|null",
                "nothing|closed|0.00|null",
                "no number|closed|1.00|1.000000",
                "won|closed|1.00|1.000000",
                "statusless|open|0.00|null");
        assertRows(
                "SELECT market_id, yes_price, no_price FROM markets WHERE yes_price IS NOT NULL ORDER BY 1",
                "future|0.600000|0.400000",
                "later|0.600000|0.400000",
                "least|0.000000|0.000000",
                "most|1.000000|1.000000",
                "no 1+|1.000000|null",
                "other|0.500000|0.500000",
                "same|0.500000|0.500000",
                "timeless|0.500000|0.500000");
        // A price with a future time is kept without the time.
        assertRows("SELECT count(*), count(last_price_update) FROM markets WHERE market_id = 'future'", "1|0");
        assertRows("SELECT count(*) FROM market_snapshots WHERE timestamp > now() OR market_id = 'future'", "0");
    }

    @Test
    void addsMissingForeignKeys() throws SQLException {
        assertRows(
                "SELECT count(*) FROM pg_constraint WHERE conname LIKE '%_portfolio_id_fkey' AND confdeltype = 'c'",
                "4");
    }

    private static void assertRows(String sql, String... rows) throws SQLException {
        assertEquals(String.join("\n", List.of(rows)), String.join("\n", database.rows(sql)));
    }
}
