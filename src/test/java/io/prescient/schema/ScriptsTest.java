package io.prescient.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

    @ParameterizedTest
    @ValueSource(strings = {"V9__idempotency_keys.sql", "db/migration/V9__idempotency_keys.sql"})
    void aVersionHasAWayUpAndAWayDownWhereverItsScriptIsSaidToLie(String script) {
        var version = version("9", script);
        assertTrue(Scripts.up(version).contains("\nCREATE TABLE idempotency_keys ("));
        assertTrue(Scripts.down(version).endsWith("\nDROP TABLE idempotency_keys;\n"));
    }

    @Test
    void whatIsLostIsToldWithTheQueryThatCountsIt() {
        assertEquals(
                List.of(new Loss("settlements", "SELECT count(*) FROM settlements")),
                Scripts.losses(version("12", "V12__settlements.sql")));
    }

    @Test
    void aBarInAQueryIsPartOfIt() {
        assertEquals(
                new Loss("rows", "SELECT count(*) FROM r WHERE a | b = 3"),
                Loss.of("-- Loses: rows | SELECT count(*) FROM r WHERE a | b = 3"));
    }

    @Test
    void whatStoredNothingLosesNothing() {
        assertEquals(List.of(), Scripts.losses(version("14", "V14__live_values.sql")));
    }

    @Test
    void thereIsNoWayDownFromTheFirstVersion() {
        var failure = assertThrows(SchemaFailure.class, () -> Scripts.down(version("1", "V1__baseline.sql")));
        assertEquals("There is no way down from version 1", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"migration", "downgrade"})
    void noScriptNamesASchemaBecauseItAlsoRunsInOneBesideTheLive(String directory) throws IOException {
        var qualified = Pattern.compile("(?i)\\b(public|single_portfolio)\"?\\s*\\.");
        try (var scripts = Files.list(Path.of("src/main/resources/db", directory))) {
            for (var script : scripts.toList()) {
                var found = qualified.matcher(Files.readString(script));
                assertFalse(found.find(), () -> script + " names " + found.group());
            }
        }
    }

    private static Version version(String number, String script) {
        return new Version(number, "", script, Version.State.applied, null, 0);
    }
}
