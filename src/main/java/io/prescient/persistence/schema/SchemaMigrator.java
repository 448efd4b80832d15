package io.prescient.persistence.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;

/// Where a database is on the way of versions, and the way up. It blocks: it is for commands and not for requests.
@ApplicationScoped
public class SchemaMigrator {
    private final Flyway flyway;
    private final HistoryTable history;
    private final TransactionRunner transactions;
    private final Upgrader ascent;

    /// Of this program, once it was asked for: Flyway tells it only beside what it finds in a database.
    private volatile List<MigrationVersion> known;

    @Inject
    public SchemaMigrator(Flyway flyway) {
        this.flyway = flyway;
        this.history = new HistoryTable(flyway.getConfiguration());
        this.transactions = new TransactionRunner(flyway.getConfiguration().getDataSource());
        this.ascent = new Upgrader(flyway.getConfiguration(), history, transactions);
    }

    /// All versions in their order: those of this program, and those that only the database tells of.
    public List<SchemaVersion> all() {
        return path().all();
    }

    /// The version that the database is at; empty if it is at none.
    public Optional<SchemaVersion> current() {
        return path().current();
    }

    /// The newest version of this program.
    public SchemaVersion head() {
        return path().known().getLast();
    }

    /// A version of this program.
    ///
    /// @throws SchemaFailure if there is no such one
    public SchemaVersion find(MigrationTarget target) {
        return path().find(target);
    }

    /// Why this program must not serve on the database as it stands; empty if it may. Asks nothing but the history.
    Optional<String> incompatibility() {
        if (known == null) {
            known = path().known().stream().map(SchemaVersion::number).toList();
        }
        return transactions.run(history::readState).incompatibility(known);
    }

    /// The statements that lead to a version from the one before.
    public String sql(SchemaVersion version) {
        return MigrationScripts.up(version);
    }

    /// Brings the database up to a version, from wherever it is.
    ///
    /// @param refuseQuarantine to go up as a whole or, where a row would be quarantined, not at all
    /// @param progress hears how it goes on
    /// @throws SchemaFailure if the database is beyond it, has another history, cannot be adopted, or refuses
    public UpgradeResult upgrade(MigrationTarget target, boolean refuseQuarantine, UpgradeListener progress) {
        var road = path();
        road.rejectForeign();
        var whole = road.upgrade(target);
        long mark = mark();
        var done = refuseQuarantine ? ascent.migrateAtomically(whole, progress) : ascent.migrate(whole, progress);
        var now = path();
        var applied = done.versions().stream()
                .map(version -> now.find(version.target()))
                .toList();
        return new UpgradeResult(done.adopted().orElse(null), applied, report(mark));
    }

    /// As above, whatever is quarantined on the way.
    public UpgradeResult upgrade(MigrationTarget target) {
        return upgrade(target, false, UpgradeListener.NONE);
    }

    /// Takes a database without a history of versions for one of the replaced system, if it is.
    ///
    /// @return what it was taken for; empty if it needs no adoption
    /// @throws SchemaFailure if it is none that can be adopted; then nothing was done
    public Optional<String> adopt() {
        return ascent.adopt();
    }

    /// What upgrades found fault with, so far.
    public QuarantineReport report() {
        return report(QuarantineReport.START);
    }

    /// What upgrades found fault with after a {@link #mark}.
    QuarantineReport report(long mark) {
        return transactions.run(statement -> QuarantineReport.since(mark, statement));
    }

    long mark() {
        return transactions.run(QuarantineReport::mark);
    }

    /// The statements that {@link #upgrade} would run, in order, each version in a transaction of its own, with what
    /// notes it in the history.
    public String upgradeSql(MigrationTarget target) {
        var road = path();
        return ascent.sql(road.current(), road.upgrade(target));
    }

    /// What a database without a history of versions would be taken for; empty if it has one, or nothing in it.
    ///
    /// @throws SchemaFailure if it is none that can be adopted as it stands
    public Optional<String> adoptable() {
        return transactions.run(ascent::findImport).map(LegacyImport::descriptionOfBaselineTables);
    }

    /// Takes the database back to an older version.
    ///
    /// @return what was lost on the way
    /// @throws SchemaFailure if the database is not beyond it, or would lose what it may not; then nothing was done
    public List<LostRows> downgrade(MigrationTarget target, boolean acceptLoss) {
        var descent = descent(target);
        return transactions.run(statement -> descent.run(statement, acceptLoss));
    }

    /// The statements that {@link #downgrade} would run, in order, in one transaction.
    public String downgradeSql(MigrationTarget target) {
        return descent(target).sql();
    }

    /// Declares that the database is at a version, without running anything.
    public SchemaVersion stamp(MigrationTarget target) {
        var road = path();
        var version = road.find(target);
        var moved = history.stampSql(version.version(), road.after(version));
        var _ = transactions.run(
                statement -> statement.execute((history.exists(statement) ? "" : history.createSql()) + moved));
        return find(version.target());
    }

    /// Takes the scripts of this program as those that were applied.
    ///
    /// @throws SchemaFailure if the database has a version that this program has not: it cannot tell what to repair
    public void repair() {
        var _ = path().upgrade(MigrationTarget.HEAD);
        var _ = flyway.repair();
    }

    private Downgrader descent(MigrationTarget target) {
        var road = path();
        var end = road.find(target);
        var way = road.downgrade(end);
        return new Downgrader(way.reversed(), history.requireVersionSql(way.getLast()), history.stampSql(end.version(), way));
    }

    /// All versions as they stand on this database.
    public MigrationPath path() {
        return new MigrationPath(Arrays.stream(flyway.info().all())
                .filter(info -> info.getVersion() != null && !info.getType().isBaseline())
                .sorted(Comparator.comparing(MigrationInfo::getVersion))
                .map(SchemaVersion::of)
                .toList());
    }

    /// What is not made by any version, and is left alone.
    public Set<String> unmanagedTables() {
        return Stream.concat(
                        LegacyImport.BESIDE.stream(),
                        Stream.of(flyway.getConfiguration().getTable()))
                .collect(Collectors.toSet());
    }

    public Configuration configuration() {
        return flyway.getConfiguration();
    }
}
