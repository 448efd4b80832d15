package io.prescient.tool.schemadiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.migration.DatabaseTest;
import io.prescient.persistence.schema.SchemaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/// The files into which drafts are written.
@DatabaseTest
class DraftFilesTest extends DraftTestBase {
    @Test
    void writesUnrunnableTemplateWithoutDifferences() throws IOException {
        var check = new SchemaCheck(migrations, DraftTestBase::emptySchema);
        var drafted = check.draft().write(directory, "later");
        assertEquals(0, drafted.statementCount());
        assertEquals(
                "-- Why: \n\nTODO: write the statements;\n",
                Files.readString(Path.of(drafted.files().getFirst())));
        assertThrows(FlywayException.class, withDraft(database)::migrate);
        var next = check.draft().write(directory, "later");
        assertTrue(next.files().getFirst().endsWith("V%d__later.sql".formatted(next() + 1)), "after the other draft");
    }

    @Test
    void rejectsExistingFilesAndEmptyNames() throws IOException {
        var draft = new SchemaCheck(migrations, DraftTestBase::emptySchema).draft();
        var existing =
                Files.createDirectories(resources.resolve("downgrade")).resolve("V%d__later.sql".formatted(next()));
        Files.writeString(existing, "mine");
        var failure = assertThrows(SchemaException.class, () -> draft.write(directory, "later"));
        assertEquals(existing + " exists already and was not changed", failure.getMessage());
        assertEquals("mine", Files.readString(existing));
        assertThrows(SchemaException.class, () -> draft.write(directory, "!?"));
        assertThrows(SchemaException.class, () -> draft.write(existing, "later"), "no directory");
        assertThrows(SchemaException.class, () -> draft.write(directory.resolve("new"), "!?"));
        try (var written = Files.list(directory)) {
            assertEquals(List.of(), written.toList());
        }
    }

    @Test
    void writesDowngradeIntoItsOwnDirectory() throws IOException {
        var here = Path.of("").toAbsolutePath().relativize(directory).resolve(".");
        var drafted =
                new SchemaCheck(migrations, DraftTestBase::emptySchema).draft().write(here, "later");
        var file = "V%d__later.sql".formatted(next());
        assertEquals(
                List.of(
                        directory.resolve(file).toString(),
                        resources.resolve("downgrade").resolve(file).toString()),
                drafted.files());
        try (var written = Files.walk(directory).filter(Files::isRegularFile)) {
            assertEquals(List.of(directory.resolve(file)), written.toList());
        }
    }

    @Test
    void createsMissingDirectory() throws IOException {
        var drafted = new SchemaCheck(migrations, DraftTestBase::emptySchema)
                .draft()
                .write(resources.resolve("a").resolve("new"), "later");
        for (var file : drafted.files()) {
            assertTrue(Files.exists(Path.of(file)), file);
        }
    }
}
