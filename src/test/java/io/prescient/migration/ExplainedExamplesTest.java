package io.prescient.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages that explain the functions of the schema: their statements run in order, and each query returns the rows
/// that follow it.
@QuarkusTest
class ExplainedExamplesTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```sql\\n(.*?)```(?:\\s*```text\\n(.*?)```)?", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"as-of", "drawdown"})
    void examplesReturnTheirDocumentedRows(String page) throws IOException, SQLException {
        var examples = EXAMPLE.matcher(Files.readString(Path.of("docs/explanation", page + ".md")))
                .results()
                .toList();
        assertTrue(examples.size() > 3, page + " has examples");
        try (var database = ScratchDatabase.newest();
                var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            for (var example : examples) {
                boolean isQuery = statement.execute(example.group(1));
                if (example.group(2) != null) {
                    assertTrue(isQuery, example.group(1));
                    assertEquals(documented(example.group(2)), found(statement.getResultSet()), example.group(1));
                }
            }
        }
    }

    /// A table as psql prints it, without alignment and the line below the header.
    private static String documented(String table) {
        return table.lines()
                .filter(line -> !line.startsWith("-"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    private static String found(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        var header = new StringJoiner("|");
        for (int column = 1; column <= columns; column++) {
            header.add(result.getMetaData().getColumnLabel(column));
        }
        var lines = new StringJoiner("\n").add(header.toString());
        while (result.next()) {
            var line = new StringJoiner("|");
            for (int column = 1; column <= columns; column++) {
                line.add(Objects.requireNonNullElse(result.getString(column), ""));
            }
            lines.add(line.toString());
        }
        return lines.toString();
    }
}
