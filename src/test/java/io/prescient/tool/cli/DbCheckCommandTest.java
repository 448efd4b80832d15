package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.tool.schemadiff.CommandProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The output and exit codes of `db check` and `db draft`.
@QuarkusTest
@TestProfile(CommandProfile.class)
class DbCheckCommandTest extends DbCommandTestBase {
    DbCheckCommandTest() {
        database.migrate("latest");
    }

    @Test
    void printsNoDifferences() {
        assertEquals(0, run("check"), err.toString());
        assertEquals("No differences\n", out.toString());
        assertEquals(0, run("check", "--json"));
        assertEquals("[ ]\n", out.toString());
    }

    @Test
    void printsDifferencesAsTextOrJson() throws SQLException, IOException {
        database.run(
                "ALTER TABLE trades ALTER COLUMN amount TYPE numeric(20, 6); ALTER TABLE trades ADD COLUMN fee integer");
        assertEquals(3, run("check"));
        assertEquals("""
                trades.amount is numeric(20,6) in the database, numeric(15,2) in the migrations
                column trades.fee is in the database and missing in the migrations: integer
                """, out.toString());
        assertEquals(3, run("check", "--json"));
        assertEquals(json.readTree("""
                [{"kind": "column", "object": "trades.amount", "database": "numeric(20,6)", "migrations": "numeric(15,2)"},
                {"kind": "column", "object": "trades.fee", "database": "integer", "migrations": null}]
                """), json.readTree(out.toString()));
        assertEquals("", err.toString());
    }

    @Test
    void exitsWith1IfItCannotCompare() throws SQLException {
        database.run(
                "CREATE FUNCTION reject() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'rejected'; END $$;"
                        + " CREATE EVENT TRIGGER reject ON ddl_command_start WHEN TAG IN ('CREATE SCHEMA')"
                        + " EXECUTE FUNCTION reject()");
        assertEquals(1, run("check"));
    }

    @Test
    void printsFilesOfDraft(@TempDir Path directory) throws IOException, SQLException {
        assertEquals(0, run("draft", "trade fees", "--into", directory.toString()), err.toString());
        assertTrue(out.toString().contains("No differences: the files are templates"), out.toString());
        database.run("ALTER TABLE trades ADD COLUMN fee integer");
        assertEquals(
                0, run("draft", "fees", "--from-database", "--into", directory.toString(), "--json"), err.toString());
        var draft = json.readTree(out.toString());
        assertEquals(1, draft.get("statement_count").asInt());
        assertEquals(
                "-- Why: \n\nALTER TABLE \"trades\" ADD COLUMN \"fee\" integer;\n",
                Files.readString(Path.of(draft.at("/files/0").asText())));
    }

    @Test
    void rejectsDraftOfOutdatedDatabase() {
        assertEquals(0, run("downgrade", "--to", "-1"), err.toString());
        assertEquals(1, run("draft", "fees", "--from-database"));
        assertTrue(err.toString().startsWith("The database is not at version "), err.toString());
    }

    @Test
    void helpListsWhatIsNotCompared() {
        assertEquals(0, run("check", "--help"));
        assertTrue(out.toString().contains("Not compared: rows, privileges"), out.toString());
        assertTrue(out.toString().replaceAll("\\s+", " ").contains("composite and range types"), out.toString());
        assertEquals(2, run("draft"));
    }
}
