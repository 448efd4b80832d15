package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.PackagedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.main.Launch;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs commands of the packaged program: the jar or, with `-Dnative`, the executable.
@QuarkusMainIntegrationTest
@QuarkusTestResource(PackagedDatabase.class)
class DbCommandIT {
    private static boolean isNewest;

    /// Runs once, because each start of the program takes seconds.
    private static void upgradeOnce(QuarkusMainLauncher program) {
        if (!isNewest) {
            var upgrade = program.launch("db", "upgrade", "--json");
            assertEquals(0, upgrade.exitCode(), upgrade.getErrorOutput());
            isNewest = true;
        }
    }

    @Tag("deep")
    @Test
    void runsReadingCommands(QuarkusMainLauncher program) {
        upgradeOnce(program);
        for (var command : List.of("current", "heads", "stamp head", "repair", "report", "upgrade --sql")) {
            var result = program.launch(("db " + command).split(" ", -1));
            assertEquals(0, result.exitCode(), result.getErrorOutput());
        }
        var history = program.launch("db", "history");
        assertEquals(0, history.exitCode(), history.getErrorOutput());
        assertTrue(history.getOutput().startsWith("1    applied  baseline ("), history.getOutput());
        assertTrue(program.launch("db", "show", "2").getOutput().contains("ALTER TABLE portfolios"));
        assertTrue(program.launch("db", "downgrade", "--to", "1", "--sql")
                .getOutput()
                .contains("COMMIT;"));
    }

    @Test
    void runsCheck(QuarkusMainLauncher program) {
        upgradeOnce(program);
        var check = program.launch("db", "check");
        assertEquals(0, check.exitCode(), check.getOutput() + check.getErrorOutput());
        assertEquals("No differences", check.getOutput().strip());
    }

    @Tag("deep")
    @Test
    void runsDraft(QuarkusMainLauncher program, @TempDir Path directory) {
        upgradeOnce(program);
        var draft = program.launch("db", "draft", "later", "--into", directory.toString(), "--json");
        assertEquals(0, draft.exitCode(), draft.getErrorOutput());
        assertTrue(draft.getOutput().contains("\"unfinished_count\" : 2"), draft.getOutput());
    }

    @Tag("deep")
    @Test
    void runsDryRun(QuarkusMainLauncher program) {
        upgradeOnce(program);
        isNewest = false;
        assertEquals(
                0,
                program.launch("db", "downgrade", "--to", "-1", "--accept-data-loss")
                        .exitCode());
        var result = program.launch("db", "dry-run");
        assertEquals(0, result.exitCode(), result.getErrorOutput());
        assertTrue(result.getOutput().contains("Blocks writers on the upgrade: "), result.getOutput());
        var json = program.launch("db", "dry-run", "--json");
        assertTrue(json.getOutput().contains("\"duration_micros\""), json.getOutput() + json.getErrorOutput());
        upgradeOnce(program);
    }

    @Test
    @Launch(
            value = {"db", "upgrade", "--to", "99"},
            exitCode = 1)
    void reportsFailure(LaunchResult result) {
        assertTrue(result.getErrorOutput().contains("There is no version 99"), result.getErrorOutput());
    }
}
