package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A filled database from before there were several portfolios.
abstract class SinglePortfolioTestBase {
    /// The middle of the migration: the portfolio exists, some rows have its id, and the old table exists.
    static final String HALF_DONE = """
            CREATE TABLE portfolios (portfolio_id serial PRIMARY KEY, name varchar(255) NOT NULL UNIQUE,
                strategy_type varchar(100) NOT NULL, initial_balance numeric(15, 2) NOT NULL,
                current_balance numeric(15, 2) NOT NULL, total_invested numeric(15, 2) DEFAULT 0,
                total_profit_loss numeric(15, 2), trade_count integer, status varchar(50) DEFAULT 'active', created_at timestamp);
            INSERT INTO portfolios SELECT 7, 'Default Portfolio', 'momentum', 10000, balance, total_invested, total_profit_loss,
                trade_count, 'active', created_at FROM portfolio_state;
            ALTER TABLE trades ADD COLUMN portfolio_id integer REFERENCES portfolios;
            UPDATE trades SET portfolio_id = 7 WHERE id = 3;
            ALTER TABLE portfolio_positions ADD COLUMN portfolio_id integer;
            ALTER TABLE trading_signals ADD COLUMN strategy_type varchar(100);
            """;

    static final String QUARANTINED = """
            SELECT source_table, coalesce(source_row ->> 'id', ''), reason FROM quarantine ORDER BY 1, 2""";

    ScratchDatabase database;

    @BeforeEach
    void create() throws SQLException, IOException {
        database = new ScratchDatabase();
        database.runResource("/db/single_portfolio.sql");
        database.runResource("/db/single_portfolio_filled.sql");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    final void upgrade() {
        var adopted = new MigrationService(database.flyway())
                .upgrade(MigrationTarget.HEAD)
                .adopted();
        assertTrue(adopted.startsWith("Recognised a database of a single portfolio"), adopted);
    }

    final void assertRows(String sql, String... rows) throws SQLException {
        assertEquals(String.join("\n", List.of(rows)), String.join("\n", database.rows(sql)));
    }
}
