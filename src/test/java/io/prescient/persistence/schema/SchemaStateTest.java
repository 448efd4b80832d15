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

    private static final String ALL = "1 a, 2 b, 3 c, 4 d, 5 e, 6 f, 7 g, 8 h, 9 i, 10 j, 11 k, 12 l, 13 m, 14 turns";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | is at no version, and",
                "1 stamped | is at version 1 and lacks 2, and",
                "9 stamped, 10 j | is at version 10 and lacks 11, and",
                "3 stamped, 4 a, 5 e, 6 f, 8 h, 14 turns | is at version 14 and lacks 7, and",
                "13 stamped, 15 next | is at version 15 and lacks 14, and"
            })
    void rejectsMissingVersions(String versions, String where) {
        var objection = incompatibility(versions).orElseThrow();
        assertTrue(objection.startsWith("The database %s this program needs 14".formatted(where)), objection);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {ALL, "14 stamped", "12 stamped, 13 m, 14 turns", ALL + ", 15 next", "14 stamped, 14.1 next"})
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
                Optional.of("The database is at version %s, and this program is of 14: a newer one is needed"
                        .formatted(where)),
                incompatibility(versions));
    }

    private static Optional<String> incompatibility(String versions) {
        var standing = new SchemaState(new TreeMap<>(), new TreeSet<>());
        if (versions != null) {
            for (var version : versions.split(", ", -1)) {
                var part = version.split(" ", 2);
                standing.add(MigrationVersion.fromVersion(part[0]), part[1], part[1].equals("stamped"));
            }
        }
        return standing.incompatibility(KNOWN);
    }
}
