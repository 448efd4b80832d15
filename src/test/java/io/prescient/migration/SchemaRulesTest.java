package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The values that the database rejects.
@DatabaseTest
class SchemaRulesTest {
    private static ScratchDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = ScratchDatabase.newest();
        database.run("""
                INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance,
                    total_invested, trade_count, open_position_count, seq)
                VALUES (1, 'p', 'x', 100.00, 80.00, 20.00, 1, 1, 2);
                INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash) VALUES (1, 1, now(), 'opened', 100.00);
                INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash, cost, shares, position_count, trade_id, market_id)
                VALUES (1, 2, now(), 'bought', -20.00, 20.00, 40, 1, 't', 'm');
                INSERT INTO trades (portfolio_id, trade_id, timestamp, market_id, action, amount, entry_price, shares, seq)
                VALUES (1, 't', now(), 'm', 'buy_yes', 20.00, 0.50, 40, 2);
                INSERT INTO portfolio_positions (portfolio_id, trade_id, market_id, action, amount, entry_price,
                    entry_timestamp, shares, open_shares, cost_basis, seq)
                VALUES (1, 't', 'm', 'buy_yes', 20.00, 0.50, now(), 40, 40, 20.00, 2);
                INSERT INTO portfolio_history (portfolio_id, snapshot_date, timestamp, balance, total_invested,
                    total_profit_loss, total_value, open_positions, trade_count)
                VALUES (1, '2024-01-01', now(), 80, 20, 0, 100, 1, 1);
                INSERT INTO markets (market_id) VALUES ('m');
                INSERT INTO events (event_id) VALUES ('e');
                INSERT INTO market_snapshots (market_id, timestamp, yes_price) VALUES ('m', now(), 0.50);
                INSERT INTO imports (source) VALUES ('body');
                INSERT INTO settlement_proposals (market_id, outcome, yes_payout, evidence, import_id, proposed_at)
                VALUES ('m', 'SPLIT', 0.50, '{}', 1, now())""");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', commentCharacter = '~', textBlock = """
            portfolios          # current_balance = current_balance + 0.01
            portfolios          # total_invested = total_invested - 0.01
            portfolios          # realized_pnl = 0.01
            portfolios          # total_deposits = 0.01
            portfolios          # total_withdrawals = 0.01
            portfolios          # initial_balance = 99.99
            portfolios          # initial_balance = -1, current_balance = -21
            portfolios          # current_balance = 'NaN'
            portfolios          # current_balance = 'NaN', realized_pnl = 'NaN'
            portfolios          # current_balance = 'NaN', initial_balance = 'NaN'
            portfolios          # closed_pnl = 'NaN'
            portfolios          # max_position_size = 'NaN'
            portfolios          # max_total_exposure = -0.01
            portfolios          # max_positions = -1
            portfolios          # trade_count = 2
            portfolios          # open_position_count = 2
            portfolios          # total_winning_trades = 1
            portfolios          # status = 'closed'
            portfolios          # strategy_config = '[]'
            portfolios          # created_at = 'infinity'
            portfolios          # last_updated = '-infinity'
            portfolios          # last_trade_at = 'infinity'
            trades              # amount = 'NaN'
            trades              # shares = 40.000001
            trades              # shares = 39.999999
            trades              # entry_price = 0
            trades              # entry_price = 1
            trades              # action = 'sell'
            trades              # confidence = 1.0001
            trades              # confidence = 'NaN'
            trades              # timestamp = 'infinity'
            portfolio_positions # cost_basis = 20.01
            portfolio_positions # cost_basis = 'NaN'
            portfolio_positions # open_shares = 40.000001
            portfolio_positions # open_shares = 0, cost_basis = 0
            portfolio_positions # realized_pnl = 'NaN'
            portfolio_positions # exit_price = 1.000001
            portfolio_positions # status = 'closed'
            portfolio_positions # status = 'gone'
            portfolio_positions # entry_timestamp = 'infinity'
            portfolio_positions # exit_timestamp = 'infinity'
            portfolio_history   # balance = 'NaN'
            portfolio_history   # total_value = 'NaN'
            portfolio_history   # timestamp = 'infinity'
            portfolio_history   # snapshot_date = 'infinity'
            markets             # yes_price = 1.000001
            markets             # yes_price = 'NaN'
            markets             # no_price = -0.000001
            markets             # volume = 'NaN'
            markets             # end_date = 'infinity'
            markets             # last_price_update = 'infinity'
            events              # liquidity = 'NaN'
            events              # end_date = '-infinity'
            market_snapshots    # yes_price = 'NaN'
            market_snapshots    # no_price = 1.000001
            market_snapshots    # volume = -1
            market_snapshots    # timestamp = 'infinity'
            imports             # source = 'rumour'
            imports             # status = 'gone', finished_at = now(), error = 'x'
            imports             # status = 'finished'
            imports             # status = 'failed', finished_at = now()
            imports             # finished_at = now()
            imports             # error = 'x'
            imports             # items_skipped = -1
            imports             # skipped_items = '{}'
            imports             # heartbeat_at = 'infinity'
            settlement_proposals # outcome = 'YES'
            settlement_proposals # outcome = 'VOID'
            settlement_proposals # yes_payout = 1
            settlement_proposals # yes_payout = 'NaN'
            settlement_proposals # status = 'accepted'
            settlement_proposals # decided_at = now()
            settlement_proposals # proposed_at = 'infinity'
            """)
    void rejectsInvalidValue(String table, String change) {
        var failure = assertThrows(SQLException.class, () -> database.run("UPDATE " + table + " SET " + change));
        assertEquals("23514", failure.getSQLState(), failure.getMessage());
    }

    @Test
    void rejectsJournalUpdates() {
        for (String change : List.of("reason = 'x'", "cash = cash", "seq = seq + 10")) {
            var failure = assertThrows(SQLException.class, () -> database.run("UPDATE journal_entries SET " + change));
            assertTrue(failure.getMessage().contains("Journal entries cannot be changed"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sold', 20.00, -20.00, 0.01, -40, -1, 0.01, 't'",
                "'sold', 20.00, -20.00, 0.00, -40, -1, 0.00, NULL",
                "'sold', 20.00, -20.00, 0.00, -40, -1, NULL, 't'",
                "'bought', 20.00, -20.00, 0.00, 40, 1, NULL, 't'",
                "'bought', -20.00, 20.00, 0.00, 40, 0, NULL, 't'",
                "'deposited', 0.00, 0.00, 0.00, 0, 0, NULL, NULL",
                "'deposited', 5.00, 1.00, 0.00, 0, 0, NULL, NULL",
                "'withdrawn', 5.00, 0.00, 0.00, 0, 0, NULL, NULL",
                "'paused', 0.01, 0.00, 0.00, 0, 0, NULL, NULL",
                "'opened', 100.00, 0.00, 0.00, 0, 0, NULL, NULL",
                "'deposited', 'NaN', 0.00, 0.00, 0, 0, NULL, NULL",
                "'gift', 5.00, 0.00, 0.00, 0, 0, NULL, NULL"
            })
    void rejectsInconsistentJournalEntry(String values) {
        var failure = assertThrows(
                SQLException.class,
                () -> database.run(
                        "INSERT INTO journal_entries (portfolio_id, seq, recorded_at, market_id, type, cash, cost,"
                                + " realized_pnl, shares, position_count, position_pnl, trade_id) VALUES (1, 3, now(), 'm', "
                                + values
                                + ")"));
        assertEquals("23514", failure.getSQLState(), failure.getMessage());
    }

    @Test
    void rejectsDuplicateSeq() {
        var failure = assertThrows(
                SQLException.class,
                () -> database.run(
                        "INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type) VALUES (1, 2, now(), 'paused')"));
        assertEquals("23505", failure.getSQLState());
    }
}
