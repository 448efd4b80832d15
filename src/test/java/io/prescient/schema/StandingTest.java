package io.prescient.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    private static final String BEHIND = "The database is at %s, and this program needs 14: db upgrade leads there";
    private static final String AHEAD =
            "The database is at version %s, and this program is of 14: a newer one is needed";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | no version",
                "1 stamped | version 1",
                "1 stamped, 2 wide, 9 values | version 9",
                "12 imports, 13 as of, 9 values | version 13"
            })
    void oneThatIsBehindIsNotServed(String versions, String where) {
        assertEquals(Optional.of(BEHIND.formatted(where)), objection(versions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 turns",
                "14 stamped",
                "1 stamped, 13 as of, 14 turns",
                "14 turns, 15 next",
                "15 stamped",
                "14 turns, 14.1 next"
            })
    void itsOwnAndTheOneAfterAreServed(String versions) {
        assertEquals(Optional.empty(), objection(versions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 turns, 15 next, 16 after next | 16",
                "14 turns, 15 breaking cents | 15",
                "14 turns, 100 next, 101 after next | 101"
            })
    void oneThatIsTooFarAheadOrSaysThatItBreaksIsNotServed(String versions, String where) {
        assertEquals(Optional.of(AHEAD.formatted(where)), objection(versions));
    }

    private static Optional<String> objection(String versions) {
        var told = new TreeMap<MigrationVersion, String>();
        if (versions != null) {
            for (var version : versions.split(", ", -1)) {
                var part = version.split(" ", 2);
                var _ = told.put(MigrationVersion.fromVersion(part[0]), part[1]);
            }
        }
        return new Standing(told).objection(MigrationVersion.fromVersion("14"));
    }
}
