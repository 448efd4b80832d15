package io.prescient.tool.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.migration.SchemaText;
import io.prescient.migration.ScratchDatabase;
import io.prescient.tool.migration.MigrationService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;

/// Runs the db command on a database of its own.
abstract class DbCommandTestBase {
    private static final String HISTORY =
            "SELECT version, type, script, checksum, success FROM flyway_schema_history ORDER BY version";

    final ScratchDatabase database = new ScratchDatabase();
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    @Inject
    ObjectMapper json;

    @AfterEach
    void drop() {
        database.close();
    }

    void assertSameSchema(ScratchDatabase other) throws SQLException {
        assertEquals(SchemaText.withColumnOrder(other), SchemaText.withColumnOrder(database));
        assertEquals(other.rows(HISTORY), database.rows(HISTORY));
    }

    String head() throws IOException {
        return json("heads").get(0).get("version").asText();
    }

    @CanIgnoreReturnValue
    String succeed(String... arguments) {
        assertEquals(0, run(arguments), err.toString());
        return out.toString();
    }

    JsonNode json(String... arguments) throws IOException {
        var withJson = Arrays.copyOf(arguments, arguments.length + 1);
        withJson[arguments.length] = "--json";
        return json.readTree(succeed(withJson));
    }

    String fail(String... arguments) {
        assertEquals(1, run(arguments), out.toString());
        return err.toString();
    }

    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var whole = new String[arguments.length + 1];
        whole[0] = "db";
        System.arraycopy(arguments, 0, whole, 1, arguments.length);
        return Commands.commandLine(new DbCommand(new MigrationService(database.flyway()), json))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(whole);
    }
}
