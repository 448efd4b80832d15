package io.prescient.persistence.schema;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The way down from version to version, all of it in one transaction: the database ends where it was asked to, or
/// stays where it is.
///
/// @param way the versions to take back, the newest first
/// @param required what fails unless the database is where the way begins
/// @param noted what notes in the history that it is done
record Downgrader(List<SchemaVersion> way, String required, String noted) {
    /// What would be written while it is counted would be lost without being told.
    private static final String ALONE = """
            DO $$ BEGIN
                EXECUTE (SELECT 'LOCK TABLE ' || string_agg(quote_ident(relname), ', ') || ' IN ACCESS EXCLUSIVE MODE'
                    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p'));
            END $$;
            """;

    String sql() {
        return way.stream()
                .map(version -> "-- %s%n%s%n".formatted(version.script(), MigrationScripts.down(version)))
                .collect(Collectors.joining("\n", "BEGIN;\n" + ALONE + required, noted + "COMMIT;\n"));
    }

    /// @return what was lost
    /// @throws SchemaFailure if something would be lost that may not be, or a script fails; then nothing was done
    List<LostRows> run(Statement statement, boolean acceptLoss) throws SQLException {
        statement.execute(ALONE + required);
        var lost = new ArrayList<LostRows>();
        for (var version : way) {
            lost.addAll(LostRows.count(statement, version.version(), MigrationScripts.losses(version)));
        }
        if (!lost.isEmpty() && !acceptLoss) {
            throw new SchemaException("Nothing was done, because this would be lost: " + told(lost)
                    + "; --accept-data-loss does it all the same");
        }
        for (var version : way) {
            statement.execute(MigrationScripts.down(version));
        }
        statement.execute(noted);
        return lost;
    }

    private static String told(List<LostRows> lost) {
        return lost.stream().map(each -> each.count() + " " + each.what()).collect(Collectors.joining(", "));
    }
}
