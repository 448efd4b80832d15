package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Adopts a filled database of the replaced system. Every row is kept to the cent or quarantined with a reason.
@DatabaseTest
class AdoptionTest {
    private static ScratchDatabase database;

    @BeforeAll
    static void adopt() throws SQLException, IOException {
        database = new ScratchDatabase();
        database.migrate("1");
        database.runResource("/db/v1_filled.sql");
        database.migrate("latest");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

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
    void computesSharesCostAndProfitOfPositions() throws SQLException {
        assertRows(
                """
                SELECT portfolio_id, seq, trade_id, status, amount, entry_price, shares, open_shares, cost_basis,
                    realized_pnl, exit_price, exit_timestamp AT TIME ZONE 'UTC'
                FROM portfolio_positions ORDER BY portfolio_id, seq""",
                "1|2|t1|open|100.00|0.800000|125.000000|125.000000|100.00|0.00|null|null",
                "1|3|t2|closed|50.00|0.250000|200.000000|0.000000|0.00|30.00|0.400000|2024-03-11 00:00:00",
                "1|4|t3|closed|60.00|0.300000|200.000000|0.000000|0.00|-20.00|0.200000|2024-03-11 00:00:01",
                "1|5|t4|closed|10.00|0.300000|33.333333|0.000000|0.00|5.00|0.450000|2024-03-11 00:00:02",
                "1|6|t5|closed|20.00|0.500000|40.000000|0.000000|0.00|0.00|0.500000|2024-03-11 00:00:03",
                "1|7|t6|open|40.00|0.400000|100.000000|100.000000|40.00|0.00|null|null",
                "2|2|trade_1706781600|open|100.00|0.500000|200.000000|200.000000|100.00|0.00|null|null",
                "2|3|unnamed-af8e3163bcc6b27d99d2112f59325c2c|open|25.00|0.500000|50.000000|50.000000|25.00|0.00|null|null",
                "2|4|unnamed-7ce8fea727b55b2327acdcfd61ea744d|closed|30.00|0.600000|50.000000|0.000000|0.00|6.00|null|2024-02-01 10:00:03");
    }

    @Test
    void makesTradesConsistentWithPositions() throws SQLException {
        assertRows(
                """
                SELECT portfolio_id, seq, trade_id, market_id, action, amount, entry_price, shares, confidence, reason
                FROM trades ORDER BY portfolio_id, seq""",
                "1|2|t1|m1|buy_no|100.00|0.800000|125.000000|0.7500|momentum",
                "1|3|t2|m1|buy_yes|50.00|0.250000|200.000000|null|null",
                "1|4|t3|m2|buy_yes|60.00|0.300000|200.000000|null|null",
                "1|5|t4|m2|buy_yes|10.00|0.300000|33.333333|null|null",
                "1|6|t5|m2|buy_yes|20.00|0.500000|40.000000|null|null",
                "1|7|t6|gone|buy_yes|40.00|0.400000|100.000000|null|null",
                "2|2|trade_1706781600|m1|buy_yes|100.00|0.500000|200.000000|null|null",
                "2|3|unnamed-af8e3163bcc6b27d99d2112f59325c2c|m1|buy_no|25.00|0.500000|50.000000|null|null",
                "2|4|unnamed-7ce8fea727b55b2327acdcfd61ea744d|m2|buy_yes|30.00|0.600000|50.000000|null|null");
    }

    @Test
    void reservesTradeIdsAsIdempotencyKeys() throws SQLException {
        assertRows(
                "SELECT count(*), count(*) FILTER (WHERE r.fingerprint = '' AND r.created_at = t.timestamp)"
                        + " FROM trades t LEFT JOIN idempotency_keys r ON r.portfolio_id = t.portfolio_id AND r.request_key = trade_id",
                "9|9");
        assertRows(
                "SELECT http_status, response_body FROM idempotency_keys WHERE portfolio_id = 1 AND request_key = 't1'",
                "201|{\"trade\" : {\"portfolio_id\" : 1, \"trade_id\" : \"t1\"}}");
    }

    @Test
    void postsJournalInTimeOrderAndMatchesTotals() throws SQLException {
        assertRows(
                """
                SELECT seq, type, cash, cost, realized_pnl, shares, position_count, position_pnl, trade_id, price
                FROM journal_entries WHERE portfolio_id = 1 ORDER BY seq""",
                "1|opened|1000.00|0.00|0.00|0.000000|0|null|null|null",
                "2|bought|-100.00|100.00|0.00|125.000000|1|null|t1|0.800000",
                "3|bought|-50.00|50.00|0.00|200.000000|1|null|t2|0.250000",
                "4|bought|-60.00|60.00|0.00|200.000000|1|null|t3|0.300000",
                "5|bought|-10.00|10.00|0.00|33.333333|1|null|t4|0.300000",
                "6|bought|-20.00|20.00|0.00|40.000000|1|null|t5|0.500000",
                "7|bought|-40.00|40.00|0.00|100.000000|1|null|t6|0.400000",
                "8|sold|80.00|-50.00|30.00|-200.000000|-1|30.00|t2|0.400000",
                "9|sold|40.00|-60.00|-20.00|-200.000000|-1|-20.00|t3|0.200000",
                "10|sold|15.00|-10.00|5.00|-33.333333|-1|5.00|t4|0.450000",
                "11|sold|20.00|-20.00|0.00|-40.000000|-1|0.00|t5|0.500000",
                "12|adopted|-25.00|0.00|0.00|0.000000|0|null|null|null");
        assertRows("""
                SELECT p.portfolio_id, count(*), max(j.seq), p.current_balance - sum(cash), p.total_invested - sum(cost),
                    p.realized_pnl - sum(j.realized_pnl), p.open_position_count - sum(position_count),
                    p.closed_pnl - coalesce(sum(position_pnl), 0)
                FROM portfolios p JOIN journal_entries j USING (portfolio_id) GROUP BY p.portfolio_id ORDER BY 1""", "1|12|12|0.00|0.00|0.00|0|0.00", "2|6|6|0.00|0.00|0.00|0|0.00", "3|2|2|0.00|0.00|0.00|0|0.00");
    }

    @Test
    void quarantinesUnusableRowsWithReason() throws SQLException {
        var field = "|market, action, amount or entry price is missing or out of range";
        var point = "|the date is missing, or a later row of the same day exists";
        var signal = "|portfolio, market, action, amount or price is missing or out of range";
        var observation = "|market, time or price is missing or out of range";
        assertRows(
                """
                SELECT source_table, source_row ->> 'id', reason FROM quarantine
                WHERE NOT kept AND NOT (source_table = 'market_snapshots' AND source_row ->> 'id' IN ('4', '10'))
                ORDER BY 1, (source_row ->> 'id')::int""",
                "market_snapshots|5" + observation,
                "market_snapshots|6" + observation,
                "market_snapshots|7" + observation,
                "market_snapshots|8" + observation,
                "portfolio_history|1" + point,
                "portfolio_history|4" + point,
                "portfolio_history|5|balance, total_invested or total_profit_loss is missing or not a number",
                "portfolio_positions|11|another position has this trade id",
                "portfolio_positions|13" + field,
                "portfolio_positions|14" + field,
                "portfolio_positions|15" + field,
                "portfolio_positions|16" + field,
                "portfolio_positions|17" + field,
                "portfolio_positions|18" + field,
                "portfolio_positions|19" + field,
                "trades|21|another trade has this trade id",
                "trades|23" + field,
                "trading_signals|3" + signal,
                "trading_signals|4" + signal,
                "trading_signals|5" + signal,
                "trading_signals|6" + signal);
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

    private static void assertRows(String sql, String... expected) throws SQLException {
        assertEquals(String.join("\n", expected), String.join("\n", database.rows(sql)));
    }
}
