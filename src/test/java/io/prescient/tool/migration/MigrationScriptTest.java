package io.prescient.tool.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationScriptTest {

    @ParameterizedTest
    @ValueSource(strings = {"V9__idempotency_keys.sql", "db/migration/V9__idempotency_keys.sql"})
    void findsScriptsByNameOrPath(String script) {
        var version = version("9", script);
        assertTrue(MigrationScript.upgrade(version).text().contains("\nCREATE TABLE idempotency_keys ("));
        assertTrue(MigrationScript.downgrade(version).text().endsWith("\nDROP TABLE idempotency_keys;\n"));
    }

    @Test
    void readsDataLossChecks() {
        assertEquals(
                List.of(new DataLossCheck("settlements", "SELECT count(*) FROM settlements")),
                MigrationScript.downgrade(version("12", "V12__settlements.sql")).losses());
    }

    @Test
    void keepsBarInCountQuery() {
        assertEquals(
                new DataLossCheck("rows", "SELECT count(*) FROM r WHERE a | b = 3"),
                DataLossCheck.parse("-- Loses: rows | SELECT count(*) FROM r WHERE a | b = 3"));
    }

    @Test
    void hasNoLossWhereNothingIsStored() {
        assertEquals(
                List.of(),
                MigrationScript.downgrade(version("14", "V14__live_values.sql")).losses());
    }

    @Test
    void rejectsDowngradeFromFirstVersion() {
        var failure =
                assertThrows(SchemaException.class, () -> MigrationScript.downgrade(version("1", "V1__baseline.sql")));
        assertEquals("There is no downgrade from version 1", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"migration", "downgrade"})
    void scriptsNameNoSchema(String directory) throws IOException {
        // Scripts also run in scratch schemas.
        var qualified = Pattern.compile("(?i)\\b(public|single_portfolio)\"?\\s*\\.");
        try (var scripts = Files.list(Path.of("src/main/resources/db", directory))) {
            for (var script : scripts.toList()) {
                var found = qualified.matcher(Files.readString(script));
                assertFalse(found.find(), () -> script + " contains " + found.group());
            }
        }
    }

    private static SchemaVersion version(String number, String script) {
        return new SchemaVersion(number, "", script, SchemaVersion.State.applied, null, 0);
    }
}
