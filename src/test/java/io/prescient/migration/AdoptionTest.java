package io.prescient.migration;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Every row of a database of the replaced system is kept to the cent.
@DatabaseTest
class AdoptionTest extends AdoptionTestBase {
    @Test
    void computesTotalsFromPositionsAndKeepsCash() throws SQLException {
        // id, status, initial, in, out, cash, invested, realized, closed; open, ended, won, lost, trades, seq
        assertRows(
                """
                SELECT portfolio_id, status, initial_balance, total_deposits, total_withdrawals, current_balance,
                    total_invested, realized_pnl, closed_pnl, open_position_count, closed_position_count, total_winning_trades,
                    total_losing_trades, trade_count, seq
                FROM portfolios ORDER BY portfolio_id""",
                "1|active|1000.00|0.00|25.00|850.00|140.00|15.00|15.00|2|4|2|1|6|12",
                "2|active|500.00|0.00|51.00|330.00|125.00|6.00|6.00|2|1|1|0|3|6",
                "3|archived|0.00|10.00|0.00|10.00|0.00|0.00|0.00|0|0|0|0|0|2");
    }

    @Test
    void keepsPortfolioSettingsAndClearsInvalidOnes() throws SQLException {
        assertRows(
                """
                SELECT portfolio_id, name, strategy_type, strategy_config, max_position_size, max_total_exposure,
                    max_positions
                FROM portfolios ORDER BY portfolio_id""",
                "1|steady|momentum|{\"min_confidence\": 0.75}|200.00|500.00|20",
                "2|seconds|momentum|{}|null|null|null",
                "3|idle|other|{}|null|null|null");
    }

    @Test
    void readsNaiveTimestampsAsUtc() throws SQLException {
        assertRows(
                """
                SELECT portfolio_id, created_at AT TIME ZONE 'UTC', last_updated AT TIME ZONE 'UTC',
                    last_trade_at AT TIME ZONE 'UTC'
                FROM portfolios ORDER BY portfolio_id""",
                "1|2024-01-01 00:00:00|2024-03-12 08:00:00|2024-03-10 03:00:04",
                "2|2024-02-01 10:00:00|2024-02-01 12:00:00|2024-02-01 10:00:03",
                "3|2024-01-02 03:04:05.678901|2024-01-02 03:04:05.678901|2024-01-02 03:04:06");
        assertRows( // 02:30 on this day did not exist in New York
                "SELECT entry_timestamp AT TIME ZONE 'UTC' FROM portfolio_positions WHERE trade_id = 't1'",
                "2024-03-10 02:30:00");
        assertRows(
                "SELECT timestamp AT TIME ZONE 'UTC', event_end_date AT TIME ZONE 'UTC' FROM trades WHERE trade_id = 't1'",
                "2024-03-10 02:30:00|2024-12-31 23:59:59");
        assertRows(
                "SELECT end_date AT TIME ZONE 'UTC', tags, liquidity, volume FROM events",
                "2024-12-31 23:59:59|[\"rain\", 0.10]|12.34|null");
    }

    @Test
    void keepsLastHistoryPointOfEachUtcDay() throws SQLException {
        assertRows(
                """
                SELECT id, portfolio_id, snapshot_date, timestamp AT TIME ZONE 'UTC', balance, total_invested,
                    total_profit_loss, total_value, open_positions, trade_count
                FROM portfolio_history ORDER BY id""",
                "2|1|2024-03-10|2024-03-10 23:30:05|720.00|280.00|3.00|1003.00|6|6",
                "3|1|2024-03-11|2024-03-11 00:00:00|850.00|140.00|15.00|990.00|2|0");
    }

    @Test
    void partitionsObservationsByUtcMonth() throws SQLException {
        assertRows(
                """
                SELECT tableoid::regclass, market_id, timestamp AT TIME ZONE 'UTC', yes_price, no_price, volume24hr
                FROM market_snapshots ORDER BY market_id, timestamp""",
                "market_snapshots_2023_03|m1|2023-03-01 02:00:00|0.620000|0.400000|null",
                "market_snapshots_2024_02|m2|2024-02-29 23:59:59.999999|0.110000|0.890000|3.00",
                "market_snapshots_2024_03|m2|2024-03-01 00:00:00|0.120000|0.880000|null",
                "market_snapshots_2024_03|m2|2024-03-10 00:00:00|0.100000|0.900000|null",
                "market_snapshots_2024_03|m2|2024-03-10 12:00:00|0.300000|null|null",
                "market_snapshots_2024_07|nowhere|2024-07-01 00:00:00|0.700000|0.300000|null");
    }

    @Test
    void showsNewestObservationOfMarket() throws SQLException {
        assertRows(
                """
                SELECT market_id, yes_price, no_price, market_conviction, volume, closed FROM markets ORDER BY market_id""",
                "m1|0.620000|0.400000|0.2200|51234.50|f",
                "m2|0.300000|null|null|null|null",
                "m3|null|null|null|null|null",
                "m4|null|null|null|null|t");
        assertRows(
                "SELECT last_price_update AT TIME ZONE 'UTC' FROM markets WHERE market_id IN ('m1', 'm2') ORDER BY 1",
                "2023-03-01 02:00:00",
                "2024-03-10 12:00:00");
    }

    @Test
    void keepsWhetherSignalsWereExecuted() throws SQLException {
        // The second signal has no portfolio, so it belongs to the default one.
        assertRows("""
                SELECT id, portfolio_id, status, CASE status WHEN 'executed' THEN decided_at AT TIME ZONE 'UTC' END, trade_id
                FROM trading_signals ORDER BY id""", "1|1|executed|2024-03-10 02:30:01|t1", "2|1|expired|null|null");
        assertRows("SELECT trade_id FROM trades WHERE signal_id = 1", "t1");
    }

    @Test
    void assignsIdsAfterTheOldOnes() throws SQLException {
        assertRows(
                "INSERT INTO portfolios (name, strategy_type, initial_balance, current_balance)"
                        + " VALUES ('new', 'x', 0, 0) RETURNING portfolio_id",
                "4");
        database.run("DELETE FROM portfolios WHERE name = 'new'");
        assertRows( // a writer reserves the fifty ids up to the value: all are new
                "SELECT nextval('trades_id_seq') - 49 > (SELECT max(id) FROM trades),"
                        + " nextval('portfolio_positions_id_seq') - 49 > (SELECT max(id) FROM portfolio_positions)",
                "t|t");
    }
}
