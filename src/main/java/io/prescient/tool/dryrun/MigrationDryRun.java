package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.LegacyImport;
import io.prescient.persistence.schema.SchemaCatalog;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaObject;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.tool.dryrun.TransactionResult.Step;
import io.prescient.tool.migration.MigrationScript;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.MigrationTarget;
import io.prescient.tool.migration.ScratchSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/// Runs an upgrade, the downgrade and the upgrade again in a scratch schema with a sample of the rows. The
/// transactions are those of the commands: one for each version of an upgrade, one for the whole downgrade.
public final class MigrationDryRun {
    private final Configuration configuration;
    private final ScratchSchema scratch;
    private final SampledSchema sampled;
    private final List<TransactionResult> transactions = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private DryRunResult.@Nullable Failure failure;

    MigrationDryRun(Configuration configuration, ScratchSchema scratch, SampledSchema sampled) {
        this.configuration = configuration;
        this.scratch = scratch;
        this.sampled = sampled;
    }

    /// Runs it from the version of the database, or from the version at which the database would be adopted.
    ///
    /// @throws SchemaException if the database could not be upgraded to the target
    public static DryRunResult of(MigrationService migrations, MigrationTarget target, SampleSize size) {
        var adopted = migrations.findImport().map(LegacyImport::description);
        var path = migrations.path();
        var versions = path.versions();
        var start = adopted.isPresent() ? Optional.of(versions.known().getFirst()) : versions.current();
        if (start.isEmpty()) {
            return DryRunResult.ofNothing(null, path.find(target).version(), null);
        }
        return of(
                migrations.migrator().configuration(),
                start.get(),
                path.dryRun(start.get(), target),
                size,
                adopted.orElse(null));
    }

    private static DryRunResult of(
            Configuration configuration,
            SchemaVersion start,
            List<SchemaVersion> path,
            SampleSize size,
            @Nullable String adopted) {
        if (path.isEmpty()) {
            return DryRunResult.ofNothing(start.version(), start.version(), adopted);
        }
        try (var scratch = ScratchSchema.at(configuration, start)) {
            var sampled = new TableSampler(configuration, size).fill(scratch);
            var dryRun = new MigrationDryRun(configuration, scratch, sampled);
            dryRun.run(
                    path.stream().map(MigrationScript::upgrade).toList(),
                    path.reversed().stream().map(MigrationScript::downgrade).toList());
            return dryRun.result(start.version(), path.getLast().version(), adopted);
        }
    }

    /// @param upgrades one transaction each
    /// @param downgrades the same versions in reverse, in one transaction
    void run(List<MigrationScript> upgrades, List<MigrationScript> downgrades) {
        var original = catalog();
        if (!upgrade(Step.upgrade, upgrades)) {
            return;
        }
        var upgraded = catalog();
        if (!runPhase(Step.downgrade, downgrades)) {
            return;
        }
        addDifferences("After the downgrade", original, catalog());
        if (upgrade(Step.upgrade_again, upgrades)) {
            addDifferences("After the second upgrade", upgraded, catalog());
        }
    }

    DryRunResult result(String from, String to, @Nullable String adopted) {
        return new DryRunResult(from, to, adopted, sampled.tables(), transactions, failure, differences);
    }

    private boolean upgrade(Step step, List<MigrationScript> upgrades) {
        return upgrades.stream().allMatch(script -> runPhase(step, List.of(script)));
    }

    /// @return false if a statement failed
    private boolean runPhase(Step step, List<MigrationScript> scripts) {
        var phase = new Phase(configuration, step, sampled);
        try {
            phase.run(scratch, scripts);
        } catch (SchemaException e) {
            failure = phase.failure(e);
        }
        transactions.add(phase.result());
        return failure == null;
    }

    private SchemaCatalog catalog() {
        return scratch.run(statement -> SchemaCatalog.read(statement, List.of()));
    }

    private void addDifferences(String when, SchemaCatalog before, SchemaCatalog after) {
        missing(before, after).forEach(object -> differences.add("%s: missing %s".formatted(when, describe(object))));
        missing(after, before)
                .forEach(object -> differences.add("%s: unexpected %s".formatted(when, describe(object))));
    }

    private static List<SchemaObject> missing(SchemaCatalog from, SchemaCatalog other) {
        return from.where(object -> !other.counterpart(object).equals(Optional.of(object)));
    }

    private static String describe(SchemaObject object) {
        return ScriptStatement.excerpt("%s %s %s".formatted(object.kind(), object.name(), object.definition()));
    }
}
