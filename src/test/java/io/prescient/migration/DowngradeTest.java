package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The way back down: each version is left as if the database had never been beyond it, and what is not declared lost
/// is there again after the way up.
@QuarkusTest
class DowngradeTest {
    private static final String LOSES = "-- Loses: ";

    private static int newest;

    /// What was in the filled database of the replaced system, and that database, adopted and brought back.
    private static DatabaseContents replaced;

    private static ScratchDatabase returned;

    /// The same one, adopted and then used.
    private static ScratchDatabase used;

    @BeforeAll
    static void fill() throws SQLException, IOException {
        newest = ScratchDatabase.newestVersion();
        returned = new ScratchDatabase();
        returned.migrate("1");
        returned.runResource("/db/v1_filled.sql");
        replaced = DatabaseContents.read(returned);
        returned.migrate("latest");
        used = returned.copy();
        used.runResource("/db/newest_filled.sql");
        returned.downgradeTo(1);
    }

    @AfterAll
    static void drop() {
        returned.close();
        used.close();
    }

    @Test
    void makesSchemaOfFreshDatabaseAtEachVersion() throws SQLException, IOException {
        try (var database = used.copy();
                var fresh = new ScratchDatabase()) {
            var catalogs = new ArrayList<String>();
            for (int version = 1; version <= newest; version++) {
                fresh.migrate("" + version);
                catalogs.add(Catalog.of(fresh));
            }
            for (int version = newest; version > 1; version--) {
                database.downgrade(version);
                assertEquals(catalogs.get(version - 2), Catalog.of(database), "down from " + version);
            }
            for (int version = 2; version <= newest; version++) {
                database.migrate("" + version);
                assertEquals(catalogs.get(version - 1), Catalog.of(database), "up to " + version);
            }
        }
    }

    @Test
    void losesOnlyDeclaredRowsByDownAndUp() throws SQLException, IOException {
        var before = DatabaseContents.read(used);
        var expected = new TreeSet<String>();
        try (var database = used.copy()) {
            for (int version = newest; version > 1; version--) {
                database.downgrade(version);
                expected.addAll(declared("V" + version));
                try (var again = database.copy()) {
                    again.migrate("latest");
                    assertLines(expected, before.changesTo(DatabaseContents.read(again)), "down from " + version + " and up");
                }
            }
        }
    }

    @Test
    void countsLossesAtTopAndAtEachVersion() throws SQLException, IOException {
        var atTheTop = new TreeSet<String>();
        var onTheWay = new TreeSet<String>();
        try (var database = used.copy()) {
            for (int version = newest; version > 1; version--) {
                atTheTop.addAll(losses(used, version));
                // They are counted where the way begins, which may be anywhere.
                for (int below = version; below > 1; below--) {
                    onTheWay.addAll(losses(database, below));
                }
                database.downgrade(version);
            }
        }
        assertLines(declared("losses"), onTheWay, "on the way");
        assertLines(declared("losses"), atTheTop, "at the top");
    }

    @Test
    void restoresDatabaseOfReplacedSystem() throws SQLException, IOException {
        var changes = replaced.changesTo(DatabaseContents.read(returned));
        changes.removeIf(change -> change.startsWith("market_snapshots "));
        assertLines(declared("adopted"), changes, "back at 1");
    }

    /// The way up forgot their ids. Of one instant's the smallest id stands, so 4 and 10 must come behind their rival.
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
                returned.rows("SELECT id, market_id, timestamp, yes_price, no_price, market_conviction"
                        + " FROM market_snapshots ORDER BY id"),
                "observations");
    }

    @Test
    void assignsIdsAfterTheOldOnes() throws SQLException {
        assertLines(List.of("4|6|t|t|t|13"), returned.rows("""
                        SELECT nextval('portfolios_portfolio_id_seq'), nextval('portfolio_history_id_seq'),
                            nextval('trades_id_seq') > (SELECT max(id) FROM trades),
                            nextval('portfolio_positions_id_seq') > (SELECT max(id) FROM portfolio_positions),
                            nextval('trading_signals_id_seq') > (SELECT max(id) FROM trading_signals),
                            nextval('market_snapshots_id_seq')"""), "next ids");
    }

    /// What a script declares lost, and how much of it there is.
    private static List<String> losses(ScratchDatabase database, int version) throws SQLException, IOException {
        var losses = new ArrayList<String>();
        for (var line : ScratchDatabase.downgradeScript(version)
                .lines()
                .filter(line -> line.startsWith(LOSES))
                .toList()) {
            var loss = line.substring(LOSES.length()).split(" \\| ", 2);
            losses.add("V%d %s: %s"
                    .formatted(version, loss[0], database.rows(loss[1]).getFirst()));
        }
        return losses;
    }

    /// A section of the list of what changes.
    private static SortedSet<String> declared(String section) throws IOException {
        return Arrays.stream(
                        ScratchDatabase.resource("/db/downgrade_changes.txt").split("\n## ", -1))
                .filter(part -> part.startsWith(section + ":"))
                .flatMap(part -> part.lines().skip(1))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertLines(Collection<String> expected, Collection<String> found, String what) {
        assertEquals(String.join("\n", expected), String.join("\n", found), what);
    }
}
