package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Downgrades make the schema of a database that was never beyond the version, and keep every row that they do
/// not declare lost.
@DatabaseTest
class DowngradeTest {
    /// Starts a line that removes a line of an earlier section.
    private static final String REMOVED = "- ";

    private static int newest;

    /// The rows of the replaced system's database before its adoption.
    private static DatabaseContents original;

    /// That database after adoption and downgrade.
    private static ScratchDatabase downgraded;

    /// That database after adoption and use.
    private static ScratchDatabase used;

    @BeforeAll
    static void fill() throws SQLException, IOException {
        newest = Downgrades.newestVersion();
        downgraded = new ScratchDatabase();
        downgraded.migrate("1");
        downgraded.runResource("/db/v1_filled.sql");
        original = DatabaseContents.read(downgraded);
        downgraded.migrate("latest");
        used = downgraded.copy();
        used.runResource("/db/newest_filled.sql");
        downgraded.downgradeTo(1);
    }

    @AfterAll
    static void drop() {
        downgraded.close();
        used.close();
    }

    @Test
    void makesSchemaOfFreshDatabaseAtEachVersion() throws SQLException, IOException {
        try (var database = used.copy();
                var fresh = new ScratchDatabase()) {
            var catalogs = new ArrayList<String>();
            for (int version = 1; version <= newest; version++) {
                fresh.migrate("" + version);
                catalogs.add(SchemaText.withColumnOrder(fresh));
            }
            for (int version = newest; version > 1; version--) {
                database.downgrade(version);
                assertEquals(
                        catalogs.get(version - 2), SchemaText.withColumnOrder(database), "downgrade from " + version);
            }
            for (int version = 2; version <= newest; version++) {
                database.migrate("" + version);
                assertEquals(catalogs.get(version - 1), SchemaText.withColumnOrder(database), "upgrade to " + version);
            }
        }
    }

    @Tag("deep")
    @Test
    void losesOnlyDeclaredRowsByDownAndUp() throws SQLException, IOException {
        for (int version = newest; version > 2; version--) {
            assertOnlyDeclaredLossAfterDowngrade(version);
        }
    }

    @Test
    void losesOnlyDeclaredRowsFromFirstVersion() throws SQLException, IOException {
        assertOnlyDeclaredLossAfterDowngrade(2);
    }

    /// Downgrades to the version before this one, and upgrades to the newest.
    private static void assertOnlyDeclaredLossAfterDowngrade(int lowest) throws SQLException, IOException {
        var expected = new TreeSet<String>();
        try (var database = used.copy()) {
            for (int version = newest; version >= lowest; version--) {
                database.downgrade(version);
                Downgrades.declared("V" + version).forEach(line -> apply(line, expected));
            }
            database.migrate("latest");
            assertLines(
                    expected,
                    DatabaseContents.read(used).changesTo(DatabaseContents.read(database)),
                    "downgrade from " + lowest + " and upgrade");
        }
    }

    @Test
    void countsLossesAtTopAndAtEachVersion() throws SQLException, IOException {
        var atTop = new TreeSet<String>();
        var atEachVersion = new TreeSet<String>();
        try (var database = used.copy()) {
            for (int version = newest; version > 1; version--) {
                atTop.addAll(Downgrades.losses(used, version));
                // Losses are counted where the downgrade starts, which can be any version.
                for (int below = version; below > 1; below--) {
                    atEachVersion.addAll(Downgrades.losses(database, below));
                }
                database.downgrade(version);
            }
        }
        assertLines(Downgrades.declared("losses"), atEachVersion, "at each version");
        assertLines(Downgrades.declared("losses"), atTop, "at the newest version");
    }

    @Test
    void restoresDatabaseOfReplacedSystem() throws SQLException, IOException {
        var changes = original.changesTo(DatabaseContents.read(downgraded));
        changes.removeIf(change -> change.startsWith("market_snapshots "));
        assertLines(Downgrades.declared("adopted"), changes, "at version 1");
    }

    /// The upgrade drops their ids. It keeps the smallest id of an instant, so 4 and 10 must follow the one they
    /// duplicate.
    @Test
    void restoresObservationsInStableOrder() throws SQLException {
        assertLines(
                List.of(
                        "1|m2|2024-03-10 12:00:00|0.300000|null|null",
                        "2|m1|2023-03-01 02:00:00|0.620000|0.400000|0.2200", // the price that the market showed
                        "3|m2|2024-02-29 23:59:59.999999|0.110000|0.890000|0.7800",
                        "4|m2|2024-03-10 12:00:00|0.310000|null|null",
                        "5|m2|2024-03-10 13:00:00|1.500000|null|null",
                        "6|m2|null|0.500000|0.500000|null",
                        "7|null|2024-03-10 13:00:00|0.500000|0.500000|null",
                        "8|m2|2024-03-10 14:00:00|0.500000|NaN|null",
                        "9|m2|2024-03-01 00:00:00|0.120000|0.880000|0.7600",
                        "10|m2|2024-03-10 12:00:00|0.300000|null|null",
                        "11|m2|2024-03-10 00:00:00|0.100000|0.900000|0.8000", // the price that the market showed
                        "12|nowhere|2024-07-01 00:00:00|0.700000|0.300000|0.4000"),
                downgraded.rows("SELECT id, market_id, timestamp, yes_price, no_price, market_conviction"
                        + " FROM market_snapshots ORDER BY id"),
                "observations");
    }

    @Test
    void assignsIdsAfterTheOldOnes() throws SQLException {
        assertLines(List.of("4|6|t|t|t|13"), downgraded.rows("""
                        SELECT nextval('portfolios_portfolio_id_seq'), nextval('portfolio_history_id_seq'),
                            nextval('trades_id_seq') > (SELECT max(id) FROM trades),
                            nextval('portfolio_positions_id_seq') > (SELECT max(id) FROM portfolio_positions),
                            nextval('trading_signals_id_seq') > (SELECT max(id) FROM trading_signals),
                            nextval('market_snapshots_id_seq')"""), "next ids");
    }

    /// A line of a lower version can cancel a line of a higher version.
    private static void apply(String line, Set<String> expected) {
        if (line.startsWith(REMOVED)) {
            assertTrue(expected.remove(line.substring(REMOVED.length())), line);
        } else {
            expected.add(line);
        }
    }

    private static void assertLines(Collection<String> expected, Collection<String> found, String what) {
        assertEquals(String.join("\n", expected), String.join("\n", found), what);
    }
}
