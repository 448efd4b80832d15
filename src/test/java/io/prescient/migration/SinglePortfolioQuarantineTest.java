package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.tool.migration.LostRows;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The rows of a single-portfolio database that adoption quarantines.
@DatabaseTest
class SinglePortfolioQuarantineTest extends SinglePortfolioTestBase {
    @Test
    void quarantinesOrphansAndContradictions() throws SQLException {
        database.run(HALF_DONE + "UPDATE portfolio_positions SET portfolio_id = 8 WHERE id = 5;"
                + " UPDATE portfolio_state SET balance = 9934.99; UPDATE events SET slug = '' WHERE id = 3");
        upgrade();
        assertRows(
                QUARANTINED,
                "portfolio_positions|5|the portfolio is missing or quarantined",
                "portfolio_state|1|differs from the portfolio created from it",
                "trades|5|closed without a profit or a position: profit set to 0");
    }

    @Test
    void quarantinesInvalidPortfolio() throws SQLException {
        database.run(HALF_DONE + "ALTER TABLE portfolios ALTER name DROP NOT NULL; UPDATE portfolios SET name = NULL;"
                + " UPDATE events SET slug = '' WHERE id = 3");
        upgrade();
        assertRows(
                QUARANTINED,
                "single_portfolio.portfolios||name, strategy or balance is missing",
                "trades|3|the portfolio is missing or quarantined");
        var migrations = new MigrationService(database.flyway());
        var lost = migrations.downgrade(new MigrationTarget("2"), true);
        assertTrue(lost.contains(new LostRows("3", "single-portfolio rows that no table can hold", 1)), lost::toString);
        assertRows("SELECT count(*) FROM portfolios", "1");
    }

    @Test
    void createsNoPortfolioIfNoneExists() throws SQLException {
        database.run("DELETE FROM portfolio_state; UPDATE events SET slug = '' WHERE id = 3");
        upgrade();
        assertRows(
                "SELECT (SELECT count(*) FROM portfolios), source_table, count(*) FROM quarantine GROUP BY 2 ORDER BY 2",
                "0|portfolio_history|2",
                "0|portfolio_positions|3",
                "0|trades|3",
                "0|trading_signals|2");
    }
}
