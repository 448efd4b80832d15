package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A database from before there were several portfolios is adopted with one Default Portfolio. It may be in the
/// middle of its migration to several portfolios.
@DatabaseTest
class SinglePortfolioTest extends SinglePortfolioTestBase {
    private static final String ROWS_BY_PORTFOLIO = """
            SELECT (SELECT string_agg(DISTINCT portfolio_id::text, ',') || ' ' || count(*) FROM portfolio_positions),
                (SELECT string_agg(DISTINCT portfolio_id::text, ',') || ' ' || count(*) FROM trades),
                (SELECT string_agg(DISTINCT portfolio_id::text, ',') || ' ' || count(*) FROM trading_signals),
                (SELECT string_agg(DISTINCT portfolio_id::text, ',') || ' ' || count(*) FROM portfolio_history)""";

    private static final String PORTFOLIO = """
            SELECT portfolio_id, name, strategy_type, status, initial_balance, current_balance, total_deposits, total_invested,
                realized_pnl, open_position_count, trade_count, created_at AT TIME ZONE 'UTC'
            FROM portfolios""";

    @Test
    void createsDefaultPortfolioWithAllRows() throws SQLException {
        upgrade();
        // 10000.00 + profit 5.00 - invested 90.00 = 9915.00. The cash is 20.00 more.
        assertRows(
                PORTFOLIO,
                "1|Default Portfolio|momentum|active|10000.00|9935.00|20.00|90.00|5.00|2|3|2023-05-01 10:00:00");
        assertRows(ROWS_BY_PORTFOLIO, "1 3|1 3|1 2|1 2");
        assertRows(QUARANTINED, "events|3|slug is longer than 255 characters: not carried over");
        assertRows("SELECT strategy_type FROM trading_signals", "", "");
    }

    @Test
    void readsColumnsFromSourceJson() throws SQLException {
        upgrade();
        assertRows(
                """
                SELECT event_id, length(slug), description, image_url, active, closed, tags, start_date AT TIME ZONE 'UTC',
                    end_date AT TIME ZONE 'UTC' FROM events ORDER BY 1""",
                // The source JSON has another end date; the old system used the column.
                "e1|7|All of it|https://x/i.png|t|null|[{\"id\": \"1\"}]|2023-03-31 22:00:00|2024-01-01 00:00:00",
                "e2|255|null|null|null|null|null|null|null",
                "e3|null|null|null|null|null|null|null|null");
        assertRows(
                """
                SELECT market_id, end_date AT TIME ZONE 'UTC', game_start_time, seconds_delay, closed, yes_price,
                    market_conviction, last_price_update AT TIME ZONE 'UTC' FROM markets ORDER BY 1""",
                "m1|2023-12-31 12:00:00|null|3|f|0.200000|0.6000|2023-06-01 09:00:00",
                "m2|2024-01-01 00:00:00|null|null|null|0.700000|null|2023-06-01 09:00:00",
                "m3|null|null|null|null|null|null|null");
        assertRows(
                "SELECT market_id, outcomes FROM markets ORDER BY 1",
                "m1|[\"Yes\", \"No\"]",
                "m2|\"Yes and No\"",
                "m3|null");
        assertRows("SELECT count(*) FROM market_snapshots", "4");
    }

    @Test
    void keepsOriginalTablesInOtherSchema() throws SQLException {
        upgrade();
        assertRows("SELECT balance, total_profit_loss FROM single_portfolio.portfolio_state", "9935.00|3.50");
        assertRows("SELECT event_data -> 'more' FROM single_portfolio.events WHERE event_id = 'e1'", "0.10");
        assertRows("""
                SELECT (SELECT count(*) FROM single_portfolio.portfolio_snapshots),
                    (SELECT count(*) FROM single_portfolio.signal_archives), (SELECT count(*) FROM single_portfolio.trades),
                    (SELECT value FROM single_portfolio.system_metadata)""", "1|1|3|1");
    }

    @Test
    void keepsTablesOfExtensionsInPlace() throws SQLException {
        database.run("CREATE TABLE of_an_extension (id int); ALTER EXTENSION plpgsql ADD TABLE of_an_extension");
        upgrade();
        assertRows("SELECT relnamespace::regnamespace FROM pg_class WHERE relname = 'of_an_extension'", "public");
    }

    @Test
    void completesHalfDoneMigration() throws SQLException {
        database.run(HALF_DONE);
        upgrade();
        assertRows(
                PORTFOLIO,
                "7|Default Portfolio|momentum|active|10000.00|9935.00|20.00|90.00|5.00|2|3|2023-05-01 10:00:00");
        assertRows(ROWS_BY_PORTFOLIO, "7 3|7 3|7 2|7 2");
    }

    @Test
    void acceptsMissingOldTables() throws SQLException {
        database.run(HALF_DONE + "DROP TABLE portfolio_state, signal_archives");
        upgrade();
        assertRows(ROWS_BY_PORTFOLIO, "7 3|7 3|7 2|7 2");
    }

    @Test
    void adoptsTablesOfManyPortfolios() throws SQLException, IOException {
        try (var other = new ScratchDatabase()) {
            other.runResource("/db/migration/V1__baseline.sql");
            other.runResource("/db/v1_filled.sql");
            other.run(
                    "CREATE TABLE portfolio_state (id integer, balance numeric(15, 2), total_invested numeric(15, 2),"
                            + " total_profit_loss numeric(15, 2), trade_count integer, created_at timestamp, last_updated timestamp)");
            other.run("INSERT INTO portfolio_state VALUES (1, 5, 0, 0, 0, '2023-01-01', '2023-01-01')");
            var _ = new MigrationService(other.flyway()).upgrade(MigrationTarget.HEAD);
            assertEquals(
                    List.of("1|steady|12", "2|seconds|6", "3|idle|2", "4|Default Portfolio|2"),
                    other.rows("SELECT portfolio_id, name, seq FROM portfolios ORDER BY 1"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE trades CASCADE | trades is missing",
                "ALTER TABLE trades DROP COLUMN reason | trades.reason is missing",
                "ALTER TABLE trades ADD COLUMN portfolio_id text | trades.portfolio_id is unknown",
                "ALTER TABLE portfolio_state ALTER COLUMN balance TYPE float8 | portfolio_state.balance is double precision instead of numeric(15,2)",
                "DROP TABLE portfolio_state | portfolio_state is missing",
                "CREATE TABLE portfolios (portfolio_id uuid) | portfolios.portfolio_id is uuid instead of integer",
                "CREATE TABLE bots (id int) | bots is unknown"
            })
    void rejectsOtherTablesWithoutChange(String change, String difference) throws SQLException {
        database.run(change);
        var failure = assertThrows(SchemaException.class, this::upgrade);
        assertTrue(failure.getMessage().contains(": " + difference + ". Nothing"), failure.getMessage());
        assertRows("SELECT to_regclass('flyway_schema_history'), to_regnamespace('single_portfolio')", "null|null");
    }
}
