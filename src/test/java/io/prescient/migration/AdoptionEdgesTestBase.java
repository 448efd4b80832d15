package io.prescient.migration;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A database of the replaced system with one portfolio and 80.00 of cash.
abstract class AdoptionEdgesTestBase {
    ScratchDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new ScratchDatabase();
        database.migrate("1");
        database.run("INSERT INTO portfolios (portfolio_id, name, strategy_type, initial_balance, current_balance,"
                + " created_at) VALUES (1, 'p', 'x', 100.00, 80.00, '2024-01-01')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    final void position(
            String id, String amount, String price, String at, String status, String pnl, String exit, String exitAt)
            throws SQLException {
        database.run("INSERT INTO portfolio_positions (portfolio_id, trade_id, market_id, action, amount, entry_price,"
                + " entry_timestamp, status, realized_pnl, exit_price, exit_timestamp) VALUES (1, " + id
                + ", 'm', 'buy_yes', " + String.join(", ", amount, price, at, status, pnl, exit, exitAt) + ")");
    }

    final void trade(String id, String amount, String price, String at, String status, String pnl) throws SQLException {
        database.run("INSERT INTO trades (portfolio_id, trade_id, market_id, action, amount, entry_price, timestamp,"
                + " status, realized_pnl) VALUES (1, " + id + ", 'm', 'buy_yes', "
                + String.join(", ", amount, price, at, status, pnl) + ")");
    }
}
