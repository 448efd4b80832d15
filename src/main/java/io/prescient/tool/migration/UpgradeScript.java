package io.prescient.tool.migration;

import io.prescient.persistence.schema.LegacyImport;
import io.prescient.persistence.schema.MigrationScripts;
import io.prescient.persistence.schema.SchemaMigrator;
import io.prescient.persistence.schema.SchemaVersion;
import java.util.List;
import java.util.Optional;

/// The SQL of an upgrade, to be run by hand: each version in its own transaction with its history row. After a
/// version that fails, the later ones fail too.
record UpgradeScript(SchemaMigrator migrator) {

    /// @param current the version of the database; empty if it has no history
    /// @param path the versions to apply from there
    String sql(Optional<SchemaVersion> current, List<SchemaVersion> path) {
        var legacy = migrator.findImport();
        var sql = new StringBuilder(legacy.map(this::adoption).orElseGet(() -> history(path)));
        var previous = current;
        for (var version : path) {
            // Adoption makes the first version.
            if (previous.isPresent() || legacy.isEmpty()) {
                sql.append(transaction(
                        version.script(),
                        previous.map(migrator.history()::requireVersionSql).orElse("")
                                + MigrationScripts.upgrade(version) + "\n"
                                + migrator.history().appliedSql(version)));
            }
            previous = Optional.of(version);
        }
        return sql.toString();
    }

    private String adoption(LegacyImport legacy) {
        return transaction(
                legacy.description(), legacy.sql() + migrator.history().baselineSql(LegacyImport.VERSION));
    }

    /// Creates the history table if it is needed and missing.
    private String history(List<SchemaVersion> path) {
        var history = migrator.history();
        return path.isEmpty() || migrator.transactions().run(history::exists) ? "" : history.createSql() + "\n";
    }

    private static String transaction(String comment, String statements) {
        return "-- %s%nBEGIN;%n%sCOMMIT;%n%n".formatted(comment, statements);
    }
}
