package io.prescient.tool.migration;

import io.prescient.persistence.schema.LegacyImport;
import io.prescient.persistence.schema.MigrationScripts;
import io.prescient.persistence.schema.QuarantineReport;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaMigrator;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.SchemaVersions;
import io.prescient.persistence.schema.UpgradeListener;
import io.prescient.persistence.schema.UpgradeResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/// What the db commands do with one database.
@Dependent
public class MigrationService {
    private final Flyway flyway;
    private final SchemaMigrator migrator;

    @Inject
    public MigrationService(Flyway flyway) {
        this.flyway = flyway;
        this.migrator = new SchemaMigrator(flyway);
    }

    public SchemaMigrator migrator() {
        return migrator;
    }

    public SchemaVersions versions() {
        return migrator.versions();
    }

    public MigrationPath path() {
        return new MigrationPath(versions());
    }

    /// The version of a target.
    ///
    /// @throws SchemaException if this program has no such version
    public SchemaVersion find(MigrationTarget target) {
        return path().find(target);
    }

    /// The statements that migrate to a version from the one before.
    public String sql(SchemaVersion version) {
        return MigrationScripts.upgrade(version);
    }

    /// Upgrades the database to a version, and adopts it first if it needs that.
    ///
    /// @param rejectQuarantine applies all versions in one transaction, and none if a row would be quarantined
    /// @throws SchemaException if the database is beyond the version, has versions that differ from those of this
    /// program, or cannot be adopted, a script fails, or a row would be quarantined
    public UpgradeResult upgrade(MigrationTarget target, boolean rejectQuarantine, UpgradeListener listener) {
        var path = path();
        path.versions().rejectForeign();
        return migrator.upgrade(path.upgrade(target), rejectQuarantine, listener);
    }

    /// Upgrades without progress, and quarantines rows.
    public UpgradeResult upgrade(MigrationTarget target) {
        return upgrade(target, false, UpgradeListener.NONE);
    }

    /// The statements that {@link #upgrade} would run, each version in its own transaction with its history row.
    public String upgradeSql(MigrationTarget target) {
        var path = path();
        return new UpgradeScript(migrator).sql(path.versions().current(), path.upgrade(target));
    }

    /// How a database without a history would be adopted by a dry run; empty if it has a history or no tables.
    ///
    /// @throws SchemaException if a dry run is not possible before the adoption
    public Optional<LegacyImport> findImport() {
        return migrator.findImport().map(LegacyImport::requireBaselineTables);
    }

    /// What all upgrades until now have quarantined, and the totals that contradict the trades.
    public QuarantineReport report() {
        return migrator.report();
    }

    /// Downgrades the database to an older version.
    ///
    /// @return the rows that were lost
    /// @throws SchemaException if the database is not beyond the version, or would lose rows and may not; then
    /// nothing was changed
    public List<LostRows> downgrade(MigrationTarget target, boolean acceptDataLoss) {
        var downgrader = downgrader(target);
        return migrator.transactions().run(statement -> downgrader.run(statement, acceptDataLoss));
    }

    /// The statements that {@link #downgrade} would run, in one transaction.
    public String downgradeSql(MigrationTarget target) {
        return downgrader(target).sql();
    }

    /// Declares that the database is at a version, without running a script.
    public SchemaVersion stamp(MigrationTarget target) {
        var path = path();
        var version = path.find(target);
        var history = migrator.history();
        var stamp = history.stampSql(version.version(), path.versions().after(version));
        var _ = migrator.transactions()
                .run(statement -> statement.execute((history.exists(statement) ? "" : history.createSql()) + stamp));
        return find(new MigrationTarget(version.version()));
    }

    /// Accepts the scripts of this program as those that were applied.
    ///
    /// @throws SchemaException if this program does not have the version of the database
    public void repair() {
        versions().rejectUnknownCurrent();
        var _ = flyway.repair();
    }

    private Downgrader downgrader(MigrationTarget target) {
        var path = path();
        var end = path.find(target);
        var reverted = path.downgrade(end);
        var history = migrator.history();
        return new Downgrader(
                reverted.reversed(),
                history.requireVersionSql(reverted.getLast()),
                history.stampSql(end.version(), reverted));
    }
}
