package io.prescient.persistence.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/// Reports the version of a database, adopts it and upgrades it. It blocks: it is for the start and for commands,
/// not for requests.
@ApplicationScoped
public class SchemaMigrator {
    private final Flyway flyway;
    private final HistoryTable history;
    private final TransactionRunner transactions;
    private final Upgrader upgrader;

    /// The versions of this program, cached: Flyway lists them only together with those of a database.
    private volatile @Nullable List<MigrationVersion> known;

    @Inject
    public SchemaMigrator(Flyway flyway) {
        this.flyway = flyway;
        this.history = new HistoryTable(flyway.getConfiguration());
        this.transactions = new TransactionRunner(flyway.getConfiguration().getDataSource());
        this.upgrader = new Upgrader(flyway.getConfiguration(), history, transactions);
    }

    public SchemaVersions versions() {
        return SchemaVersions.of(flyway);
    }

    /// Why this program must not serve with this database; empty if it may. Reads only the history table.
    Optional<String> incompatibility() {
        var versions = known;
        if (versions == null) {
            versions = versions().known().stream().map(SchemaVersion::number).toList();
            known = versions;
        }
        return transactions.run(history::readState).incompatibility(versions);
    }

    /// Adopts the database if it needs that, and applies versions.
    ///
    /// @param path the versions after the current one, in order
    /// @param rejectQuarantine applies all versions in one transaction, and none if a row would be quarantined
    /// @throws SchemaException if the database cannot be adopted, a script fails, or a row would be quarantined
    public UpgradeResult upgrade(List<SchemaVersion> path, boolean rejectQuarantine, UpgradeListener listener) {
        long mark = mark();
        var result = rejectQuarantine ? upgrader.migrateAtomically(path, listener) : upgrader.migrate(path, listener);
        var applied = result.versions().stream().map(SchemaVersion::version).collect(Collectors.toSet());
        return new UpgradeResult(
                result.adopted().orElse(null),
                versions().all().stream()
                        .filter(version -> applied.contains(version.version()))
                        .toList(),
                report(mark));
    }

    /// Adopts a database without a history if it is one of a replaced system.
    ///
    /// @return what it was recognised as; empty if it needs no adoption
    /// @throws SchemaException if it is none that can be adopted; then nothing was changed
    public Optional<String> adopt() {
        return upgrader.adopt();
    }

    /// How the database would be adopted; empty if it has a history or no tables.
    ///
    /// @throws SchemaException if it is none that can be adopted
    public Optional<LegacyImport> findImport() {
        return transactions.run(upgrader::findImport);
    }

    /// What all upgrades until now have quarantined, and the totals that contradict the trades.
    public QuarantineReport report() {
        return report(QuarantineReport.START);
    }

    /// The same for upgrades after a {@link #mark}.
    QuarantineReport report(long mark) {
        return transactions.run(statement -> QuarantineReport.since(mark, statement));
    }

    long mark() {
        return transactions.run(QuarantineReport::mark);
    }

    /// Tables that no version makes and none changes.
    public Set<String> unmanagedTables() {
        return Stream.concat(
                        LegacyImport.UNMANAGED_TABLES.stream(),
                        Stream.of(flyway.getConfiguration().getTable()))
                .collect(Collectors.toSet());
    }

    public Configuration configuration() {
        return flyway.getConfiguration();
    }

    public HistoryTable history() {
        return history;
    }

    public TransactionRunner transactions() {
        return transactions;
    }
}
