package io.prescient.persistence.schema;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;

/// Upgrades a database version by version. A database without a history is adopted first.
record Upgrader(Configuration configuration, HistoryTable history, TransactionRunner transactions) {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('prescient.schema'))";

    /// What an upgrade did.
    ///
    /// @param adopted what the database was recognised as, if it was adopted
    /// @param versions the applied versions, in order
    record Result(Optional<String> adopted, List<SchemaVersion> versions) {}

    /// How the database is adopted; empty if it has a history or no tables.
    Optional<LegacyImport> findImport(Statement statement) throws SQLException {
        if (history.exists(statement)) {
            return Optional.empty();
        }
        var found = SchemaCatalog.read(statement, List.of());
        // Checked again: a concurrent migration creates its history before any table that was found.
        return history.exists(statement) ? Optional.empty() : LegacyImport.of(found);
    }

    /// Adopts the database if it needs that. Of several replicas that start at once one does, and the others find
    /// its history.
    Optional<String> adopt() {
        return transactions.run(this::adopt);
    }

    /// Adopts the database if it needs that, and applies each version in its own transaction.
    Result migrate(List<SchemaVersion> path, UpgradeListener listener) {
        var result = new Result(adopt(), new ArrayList<>());
        result.adopted.ifPresent(listener::onMessage);
        if (!path.isEmpty()) {
            migrate(path, result.versions, listener);
        }
        return result;
    }

    private void migrate(List<SchemaVersion> path, List<SchemaVersion> applied, UpgradeListener listener) {
        try {
            var _ = Flyway.configure()
                    .configuration(configuration)
                    .target(path.getLast().version())
                    .callbacks(callbacks(path, applied, listener))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw SchemaException.of(e);
        }
    }

    /// Adopts and applies all versions in one transaction, and reports them after its commit.
    ///
    /// @throws SchemaException if a row would be quarantined; then nothing was changed
    Result migrateAtomically(List<SchemaVersion> path, UpgradeListener listener) {
        var result = transactions.run(statement -> migrateAtomically(statement, path, listener));
        result.adopted.ifPresent(listener::onMessage);
        result.versions.forEach(version -> listener.onVersionApplied(version.asApplied()));
        return result;
    }

    private Result migrateAtomically(Statement statement, List<SchemaVersion> path, UpgradeListener listener)
            throws SQLException {
        var result = new Result(adopt(statement), new ArrayList<>());
        if (!history.exists(statement)) {
            var _ = statement.execute(history.createSql());
        }
        long mark = QuarantineReport.mark(statement);
        var state = history.readState(statement);
        for (var version : path) {
            if (!state.includes(version.number())) {
                apply(statement, version, listener);
                result.versions.add(version);
            }
        }
        QuarantineReport.since(mark, statement).rejectQuarantine();
        return result;
    }

    private void apply(Statement statement, SchemaVersion version, UpgradeListener listener) throws SQLException {
        try (var _ = MigrationProgress.of(
                transactions.dataSource(), statement.getConnection(), version.version(), listener::onMessage)) {
            var _ = statement.execute(MigrationScripts.upgrade(version) + history.appliedSql(version));
        }
    }

    private Optional<String> adopt(Statement statement) throws SQLException {
        var _ = statement.execute(LOCK);
        var legacy = findImport(statement);
        if (legacy.isPresent()) {
            var _ = statement.execute(legacy.get().sql() + history.baselineSql(LegacyImport.VERSION));
        }
        return legacy.map(LegacyImport::description);
    }

    private Callback[] callbacks(List<SchemaVersion> path, List<SchemaVersion> applied, UpgradeListener listener) {
        var recorder = new BaseCallback() {
            @Override
            public boolean supports(Event event, Context context) {
                return event == Event.AFTER_EACH_MIGRATE;
            }

            @Override
            public void handle(Event event, Context context) {
                var number = context.getMigrationInfo().getVersion();
                path.stream().filter(each -> each.number().equals(number)).forEach(version -> {
                    applied.add(version);
                    listener.onVersionApplied(version.asApplied());
                });
            }
        };
        var progress = new MigrationProgress.FlywayCallback(transactions.dataSource(), listener::onMessage);
        return MigrationCallbacks.of(configuration, recorder, progress);
    }
}
