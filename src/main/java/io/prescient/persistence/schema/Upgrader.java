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

/// The way up from version to version, which begins with the adoption of a database that tells of none.
record Upgrader(Configuration configuration, HistoryTable history, TransactionRunner transactions) {
    static final String FIRST = "1";
    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('prescient.schema'))";

    /// How the database is adopted; empty if it has a history of versions already, or nothing in it.
    Optional<LegacyImport> findImport(Statement statement) throws SQLException {
        if (history.exists(statement)) {
            return Optional.empty();
        }
        var found = TableLayout.of(statement);
        // Asked again: another one that migrates makes its history before any table that was found.
        return history.exists(statement) ? Optional.empty() : LegacyImport.of(found);
    }

    /// Adopts the database if it needs that. Of several that start at once one does, and the others find the history.
    Optional<String> adopt() {
        return transactions.run(this::adopt);
    }

    /// What was done on the way up.
    ///
    /// @param adopted what the database was taken for
    /// @param versions that were run, in order
    record Result(Optional<String> adopted, List<SchemaVersion> versions) {}

    /// Adopts the database if it needs that, and goes up, each version in a transaction of its own.
    Result migrate(List<SchemaVersion> way, UpgradeListener progress) {
        var done = new Result(adopt(), new ArrayList<>());
        done.adopted.ifPresent(progress::onMessage);
        if (!way.isEmpty()) {
            migrate(way, done.versions, progress);
        }
        return done;
    }

    private void migrate(List<SchemaVersion> way, List<SchemaVersion> done, UpgradeListener progress) {
        try {
            var _ = Flyway.configure()
                    .configuration(configuration)
                    .target(way.getLast().version())
                    .callbacks(callbacks(way, done, progress))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw SchemaException.of(e);
        }
    }

    /// The same in one transaction, unless a row would be quarantined. What is done is told at the end.
    ///
    /// @throws SchemaFailure if one would; then nothing was done
    Result migrateAtomically(List<SchemaVersion> way, UpgradeListener progress) {
        var done = transactions.run(statement -> migrateAtomically(statement, way, progress));
        done.adopted.ifPresent(progress::onMessage);
        done.versions.forEach(version -> progress.onVersionApplied(version.asApplied()));
        return done;
    }

    private Result migrateAtomically(Statement statement, List<SchemaVersion> way, UpgradeListener progress)
            throws SQLException {
        var done = new Result(adopt(statement), new ArrayList<>());
        if (!history.exists(statement)) {
            var _ = statement.execute(history.createSql());
        }
        long mark = QuarantineReport.mark(statement);
        var standing = history.readState(statement);
        for (var version : way) {
            if (!standing.includes(version.number())) {
                run(statement, version, progress);
                done.versions.add(version);
            }
        }
        QuarantineReport.since(mark, statement).rejectQuarantine();
        return done;
    }

    /// The statements that would run, in order, each version in a transaction of its own, with what notes it in the
    /// history. One that fails keeps those after it from running.
    ///
    /// @param current where the database is; empty if it has no history
    /// @param way the versions to go, from there
    String sql(Optional<SchemaVersion> current, List<SchemaVersion> way) {
        var adoption = transactions.run(this::findImport);
        var sql = new StringBuilder(adoption.map(each -> "-- %s%nBEGIN;%n%s%sCOMMIT;%n%n"
                        .formatted(each.description(), each.sql(), history.baselineSql(FIRST)))
                .orElseGet(() -> way.isEmpty() || transactions.run(history::exists) ? "" : history.createSql() + "\n"));
        var before = current;
        for (var version : way) {
            if (before.isPresent() || adoption.isEmpty()) {
                sql.append("-- %s%nBEGIN;%n%s%s%n%sCOMMIT;%n%n"
                        .formatted(
                                version.script(),
                                before.map(history::requireVersionSql).orElse(""),
                                MigrationScripts.up(version),
                                history.appliedSql(version)));
            }
            before = Optional.of(version);
        }
        return sql.toString();
    }

    private void run(Statement statement, SchemaVersion version, UpgradeListener progress) throws SQLException {
        try (var _ = MigrationProgress.of(
                transactions.dataSource(), statement.getConnection(), version.version(), progress::onMessage)) {
            var _ = statement.execute(MigrationScripts.up(version) + history.appliedSql(version));
        }
    }

    private Optional<String> adopt(Statement statement) throws SQLException {
        var _ = statement.execute(ONE_AT_A_TIME);
        var adoption = findImport(statement);
        if (adoption.isPresent()) {
            var _ = statement.execute(adoption.get().sql() + history.baselineSql(FIRST));
        }
        return adoption.map(LegacyImport::description);
    }

    private Callback[] callbacks(List<SchemaVersion> way, List<SchemaVersion> done, UpgradeListener progress) {
        var hearer = new BaseCallback() {
            @Override
            public boolean supports(Event event, Context context) {
                return event == Event.AFTER_EACH_MIGRATE;
            }

            @Override
            public void handle(Event event, Context context) {
                var number = context.getMigrationInfo().getVersion();
                way.stream().filter(each -> each.number().equals(number)).forEach(version -> {
                    done.add(version);
                    progress.onVersionApplied(version.asApplied());
                });
            }
        };
        return MigrationCallbacks.of(
                configuration, hearer, new MigrationProgress.FlywayCallback(transactions.dataSource(), progress::onMessage));
    }
}
