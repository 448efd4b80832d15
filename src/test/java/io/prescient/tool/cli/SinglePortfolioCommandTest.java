package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.tool.schemadiff.CommandProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a database of a single portfolio, before and after its adoption.
@QuarkusTest
@TestProfile(CommandProfile.class)
class SinglePortfolioCommandTest extends DbCommandTestBase {
    private static final String TABLES = """
            SELECT format('SELECT %1$L, to_jsonb(t)::text FROM %1$s t ORDER BY 2', c.oid::regclass) FROM pg_class c
            WHERE relnamespace IN ('public'::regnamespace, to_regnamespace('single_portfolio')) AND relkind = 'r' ORDER BY 1""";

    @TempDir
    Path scripts;

    @BeforeEach
    void fill() throws SQLException, IOException {
        database.runResource("/db/single_portfolio.sql");
        database.runResource("/db/single_portfolio_filled.sql");
    }

    @Test
    void keepsEveryRowAndReportsQuarantine() throws SQLException {
        assertKeepsEveryRow("1");
    }

    @Tag("deep")
    @Test
    void keepsEveryRowFromVersion2() throws SQLException {
        assertKeepsEveryRow("2");
    }

    private void assertKeepsEveryRow(String version) throws SQLException {
        assertEquals(0, run("upgrade", "--to", version), err.toString());
        var before = rows();
        assertTrue(before.stream().anyMatch(row -> row.contains("not carried over")), before.toString());

        assertEquals(3, run("check"), err.toString());
        assertTrue(
                out.toString().matches("the database is at version %s, pending .*\n".formatted(version)),
                out.toString() + err);
        assertEquals(before, rows());
        assertEquals(0, run("dry-run", "--sample", "all"), out.toString() + err);
        assertEquals(before, rows());
        assertEquals(0, run("draft", "x", "--into", scripts.toString()), err.toString());
        assertEquals(before, rows());

        assertEquals(0, run("upgrade"), err.toString());
        assertEquals(0, run("report"), err.toString());
        assertTrue(
                out.toString().contains("1 of events: slug is longer than 255 characters: not carried over\n"),
                out.toString());
        assertEquals(List.of("null"), database.rows("SELECT to_regclass('single_portfolio_quarantine')"));
    }

    @Test
    void rejectsDryRunBeforeAdoption() throws SQLException {
        var before = rows();
        assertEquals(1, run("dry-run"));
        assertTrue(err.toString().strip().endsWith(": db upgrade --to 1"), err.toString());
        assertEquals(before, rows());
    }

    private List<String> rows() throws SQLException {
        var all = new ArrayList<String>();
        for (var query : database.rows(TABLES)) {
            all.addAll(database.rows(query));
        }
        return all;
    }
}
