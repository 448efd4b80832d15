package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.tool.migration.MigrationService;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Edge cases of adopted trades, positions and observations.
@DatabaseTest
class AdoptedTradeEdgesTest extends AdoptionEdgesTestBase {
    @Test
    void matchesTradeAndPositionWithoutId() throws SQLException {
        trade("NULL", "20.00", "0.50", "'2024-01-02 10:00:00'", "'open'", "NULL");
        position("NULL", "20.00", "0.50", "'2024-01-02 10:00:00'", "'open'", "NULL", "NULL", "NULL");
        database.migrate("latest");
        assertEquals(
                List.of("1|20.00|0.00"),
                database.rows("SELECT open_position_count, total_invested, total_deposits FROM portfolios"));
    }

    @Test
    void postsPurchaseBeforeSale() throws SQLException {
        trade("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "5.00");
        position("'t'", "20.00", "0.50", "'2024-01-02 10:00:05'", "'closed'", "5.00", "0.625", "NULL");
        database.migrate("latest");
        assertEquals(
                List.of("opened", "bought", "sold", "adopted"),
                database.rows("SELECT type FROM journal_entries ORDER BY seq"));
    }

    @Test
    void ignoresExitPriceOutOfRange() throws SQLException {
        trade("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "NULL");
        position("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "NULL", "62.50", "'2024-01-03'");
        database.migrate("latest");
        assertEquals(
                List.of("closed|0.00|null"),
                database.rows("SELECT status, realized_pnl, exit_price FROM portfolio_positions"));
    }

    @Test
    void ignoresProfitThatIsNotANumber() throws SQLException {
        trade("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "'NaN'");
        position("'t'", "20.00", "0.50", "'2024-01-02 10:00:00'", "'closed'", "'NaN'", "0.75", "'2024-01-03'");
        database.migrate("latest");
        assertEquals( // 40 shares * 0.75 - 20.00
                List.of("closed|10.00"), database.rows("SELECT status, realized_pnl FROM portfolio_positions"));
    }

    @Test
    void upgradesInfiniteTimes() throws SQLException {
        database.run("UPDATE portfolios SET last_trade_at = 'infinity', last_updated = '-infinity'");
        trade("'t'", "20.00", "0.50", "'infinity'", "'open'", "NULL");
        position("'t'", "20.00", "0.50", "'infinity'", "'open'", "NULL", "NULL", "NULL");
        database.migrate("latest");
        assertEquals(
                List.of("1|0"),
                database.rows("SELECT count(*), (SELECT count(*) FROM journal_entries WHERE NOT isfinite(recorded_at))"
                        + " FROM portfolios WHERE isfinite(last_updated)"));
    }

    @Test
    void showsPriceOfObservationOfSameInstant() throws SQLException {
        database.run("INSERT INTO market_snapshots (market_id, timestamp, yes_price) VALUES ('m', '2024-01-02', 0.50)");
        database.run("INSERT INTO markets (market_id, yes_price, last_price_update) VALUES ('m', 0.60, '2024-01-02')");
        database.migrate("latest");
        assertEquals(
                List.of("t"),
                database.rows(
                        "SELECT m.yes_price = s.yes_price FROM markets m JOIN market_snapshots s USING (market_id)"));
    }

    @Test
    void countsCopiesOfObservationsAndDropsThem() throws SQLException, IOException {
        database.run("INSERT INTO market_snapshots (market_id, timestamp, yes_price)"
                + " SELECT 'm', '2024-01-02'::timestamp, 0.50 FROM generate_series(1, 3)"
                + " UNION ALL SELECT 'm', '2024-01-03'::timestamp, 0.50");
        database.migrate("latest");
        assertEquals(
                List.of("{\"copies\": 2}|t"),
                database.rows("SELECT source_row, kept FROM quarantine WHERE source_table = 'market_snapshots'"));
        assertEquals(
                List.of("Kept 2 of market_snapshots: copies of a kept observation"),
                new MigrationService(database.flyway())
                        .report().lines().stream()
                                .filter(line -> line.contains("market_snapshots"))
                                .toList());
        database.downgradeTo(1);
        assertEquals(
                List.of("m|2024-01-02 00:00:00", "m|2024-01-03 00:00:00"),
                database.rows("SELECT market_id, timestamp FROM market_snapshots ORDER BY 2"));
    }
}
