package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.migration.ScratchDatabase;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.schemadiff.CommandProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands on a database of a single portfolio, before and after its adoption.
@QuarkusTest
@TestProfile(CommandProfile.class)
class SinglePortfolioCommandTest {
    private static final String TABLES = """
            SELECT format('SELECT %1$L, to_jsonb(t)::text FROM %1$s t ORDER BY 2', c.oid::regclass) FROM pg_class c
            WHERE relnamespace IN ('public'::regnamespace, to_regnamespace('single_portfolio')) AND relkind = 'r' ORDER BY 1""";

    private final ScratchDatabase database = new ScratchDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path scripts;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void fill() throws SQLException, IOException {
        database.runResource("/db/single_portfolio.sql");
        database.runResource("/db/single_portfolio_filled.sql");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void keepsEveryRowAndReportsQuarantine(String version) throws SQLException {
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

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var whole = new ArrayList<>(List.of("db"));
        whole.addAll(List.of(arguments));
        return Commands.commandLine(new DbCommand(new MigrationService(database.flyway()), json))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(whole.toArray(String[]::new));
    }
}
