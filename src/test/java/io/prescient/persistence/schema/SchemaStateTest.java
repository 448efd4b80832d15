package io.prescient.persistence.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaStateTest {
    private static final List<MigrationVersion> KNOWN = IntStream.rangeClosed(1, 14)
            .mapToObj(version -> MigrationVersion.fromVersion("" + version))
            .toList();

    private static final String ALL = "1 a, 2 b, 3 c, 4 d, 5 e, 6 f, 7 g, 8 h, 9 i, 10 j, 11 k, 12 l, 13 m, 14 n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | has no version, and",
                "1 stamped | is at version 1 without version 2, and",
                "9 stamped, 10 j | is at version 10 without version 11, and",
                "3 stamped, 4 a, 5 e, 6 f, 8 h, 14 n | is at version 14 without version 7, and",
                "13 stamped, 15 next | is at version 15 without version 14, and"
            })
    void rejectsMissingVersions(String versions, String where) {
        var reason = incompatibility(versions).orElseThrow();
        assertTrue(reason.startsWith("The database %s this program needs version 14".formatted(where)), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, "14 stamped", "12 stamped, 13 m, 14 n", ALL + ", 15 next", "14 stamped, 14.1 next"})
    void acceptsOwnAndNextVersion(String versions) {
        assertEquals(Optional.empty(), incompatibility(versions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 stamped, 15 next, 16 after next | 16",
                "14 stamped, 15 breaking cents | 15",
                "15 stamped | 15",
                "14 stamped, 100 next, 101 after next | 101"
            })
    void rejectsVersionsTooFarAheadOrBreaking(String versions, String where) {
        assertEquals(
                Optional.of(
                        "The database is at version %s, which this program of version 14 does not support; run a newer program"
                                .formatted(where)),
                incompatibility(versions));
    }

    private static Optional<String> incompatibility(String versions) {
        var state = new SchemaState(new TreeMap<>(), new TreeSet<>());
        if (versions != null) {
            for (var version : versions.split(", ", -1)) {
                var part = version.split(" ", 2);
                state.add(MigrationVersion.fromVersion(part[0]), part[1], part[1].equals("stamped"));
            }
        }
        return state.incompatibility(KNOWN);
    }
}
