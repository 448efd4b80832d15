package io.prescient.tool.dryrun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.tool.migration.MigrationScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Splits scripts into statements.
class ScriptStatementTest {
    private static List<String> excerpts(String text) {
        return ScriptStatement.of(new MigrationScript("1", "V1__a.sql", text, List.of()), Flyway.configure()).stream()
                .map(each -> each.line() + " " + each.excerpt())
                .toList();
    }

    @Test
    void startsAfterLeadingComments() {
        assertEquals(List.of("3 SELECT 1 - 2", "5 SELECT 3 /* it's; */", "10 SELECT 4"), excerpts("""
                        -- Why: because; really.

                        SELECT 1
                            - 2;
                        SELECT 3 /* it's; */;
                        /* a block;
                           of two lines
                        */
                        -- and; a line
                        SELECT 4;
                        -- The end.
                        """));
    }

    @Test
    void ignoresSemicolonsInStringsAndBodies() {
        assertEquals(
                List.of(
                        "1 SELECT 'a;''b' AS \"c;d\"",
                        "2 DO $$ BEGIN PERFORM 1; PERFORM $x$;$x$; END $$",
                        "3 CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELE…",
                        "6 SELECT E'\\';', 1"),
                excerpts("""
                        SELECT 'a;''b' AS "c;d";
                        DO $$ BEGIN PERFORM 1; PERFORM $x$;$x$; END $$;
                        CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2 + 22222222222222222222;
                        END;

                        SELECT E'\\';', 1"""));
    }

    @Test
    void findsNothingInComments() {
        assertEquals(List.of(), excerpts("-- Why: nothing to do.\n/* ; */\n"));
        assertEquals(List.of(), excerpts(""));
    }

    @Test
    void splitsEveryScriptCompletely() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/db"))) {
            for (var file : files.filter(each -> each.toString().matches(".*/V.*\\.sql"))
                    .toList()) {
                var text = Files.readString(file);
                var statements = ScriptStatement.of(
                        new MigrationScript("1", file.getFileName().toString(), text, List.of()), Flyway.configure());
                assertTrue(!statements.isEmpty(), file.toString());
                for (var each : statements) {
                    var line = text.lines().toList().get(each.line() - 1).strip();
                    assertTrue(
                            line.startsWith(each.excerpt().substring(0, Math.min(6, line.length()))),
                            file + ":" + each.line() + " " + each.excerpt());
                }
                var joined = String.join(
                        ";", statements.stream().map(ScriptStatement::sql).toList());
                assertEquals(text.replaceAll("[;\\s]", ""), joined.replaceAll("[;\\s]", ""), file.toString());
            }
        }
    }
}
