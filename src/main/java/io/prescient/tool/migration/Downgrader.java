package io.prescient.tool.migration;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Downgrades a database over several versions in one transaction.
///
/// @param path the versions to revert, the newest first
/// @param requireStart SQL that fails unless the database is at the newest of them
/// @param recordEnd SQL that records the version after the downgrade
record Downgrader(List<SchemaVersion> path, String requireStart, String recordEnd) {
    /// Without these locks, rows written while the losses are counted would be lost without being reported.
    private static final String LOCK_TABLES = """
            DO $$ BEGIN
                EXECUTE (SELECT 'LOCK TABLE ' || string_agg(quote_ident(relname), ', ') || ' IN ACCESS EXCLUSIVE MODE'
                    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p'));
            END $$;
            """;

    String sql() {
        return path.stream()
                .map(version -> "-- %s%n%s%n"
                        .formatted(
                                version.script(),
                                MigrationScript.downgrade(version).text()))
                .collect(Collectors.joining("\n", "BEGIN;\n" + LOCK_TABLES + requireStart, recordEnd + "COMMIT;\n"));
    }

    /// @return the rows that were lost
    /// @throws SchemaException if rows would be lost and may not, or a script fails; then nothing was changed
    List<LostRows> run(Statement statement, boolean acceptDataLoss) throws SQLException {
        statement.execute(LOCK_TABLES + requireStart);
        var scripts = path.stream().map(MigrationScript::downgrade).toList();
        var lost = new ArrayList<LostRows>();
        for (var script : scripts) {
            lost.addAll(LostRows.count(statement, script));
        }
        if (!lost.isEmpty() && !acceptDataLoss) {
            throw new SchemaException("The downgrade was not run, because it would lose "
                    + lost.stream().map(LostRows::text).collect(Collectors.joining(", "))
                    + "; to accept the loss, add --accept-data-loss");
        }
        for (var script : scripts) {
            statement.execute(script.text());
        }
        statement.execute(recordEnd);
        return lost;
    }
}
