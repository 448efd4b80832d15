package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.MigrationScript;
import io.prescient.persistence.schema.MigrationTarget;
import io.prescient.persistence.schema.SchemaCatalog;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaMigrator;
import io.prescient.persistence.schema.SchemaObject;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.ScratchSchema;
import io.prescient.tool.dryrun.TransactionResult.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;

/// Tries the way up from a version, down and up again in a schema beside the live one, with a sample of its rows. Each
/// version goes up in a transaction of its own, and the way down is one, as when it is no rehearsal.
public final class MigrationDryRun {
    private final Configuration configuration;
    private final ScratchSchema scratch;
    private final SampledSchema sampled;
    private final List<TransactionResult> transactions = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private DryRunResult.Failure failure;

    MigrationDryRun(Configuration configuration, ScratchSchema scratch, SampledSchema sampled) {
        this.configuration = configuration;
        this.scratch = scratch;
        this.sampled = sampled;
    }

    /// Tries the way up to a version, down and up again; of a database that is to be adopted, from the version of that.
    ///
    /// @throws SchemaFailure if the database is none that could be upgraded there
    public static DryRunResult of(SchemaMigrator versions, MigrationTarget target, SampleSize size) {
        var adopted = versions.adoptable();
        var road = versions.path();
        var from = adopted.map(_ -> road.known().getFirst()).or(road::current);
        return from.map(start ->
                        of(versions.configuration(), start, road.dryRun(start, target), size, adopted.orElse(null)))
                .orElseGet(() ->
                        DryRunResult.ofNothing(null, versions.find(target).version(), null));
    }

    /// @param way the versions to rehearse, in order
    /// @param adopted what the database would be taken for first; null if it has a history of versions
    private static DryRunResult of(
            Configuration configuration, SchemaVersion from, List<SchemaVersion> way, SampleSize size, String adopted) {
        if (way.isEmpty()) {
            return DryRunResult.ofNothing(from.version(), from.version(), adopted);
        }
        try (var scratch = ScratchSchema.at(configuration, from)) {
            var sampled = new TableSampler(configuration, size).fill(scratch);
            var rehearser = new MigrationDryRun(configuration, scratch, sampled);
            rehearser.run(
                    way.stream().map(MigrationScript::up).toList(),
                    way.reversed().stream().map(MigrationScript::down).toList());
            return rehearser.result(from.version(), way.getLast().version(), adopted);
        }
    }

    /// @param ups a transaction each
    /// @param downs the way back of the same, in one
    void run(List<MigrationScript> ups, List<MigrationScript> downs) {
        var below = catalog();
        if (!upgrade(Direction.up, ups)) {
            return;
        }
        var above = catalog();
        if (!runPhase(Direction.down, downs)) {
            return;
        }
        addDifferences("Up and down,", below, catalog());
        if (upgrade(Direction.up_again, ups)) {
            addDifferences("Up, down and up again,", above, catalog());
        }
    }

    DryRunResult result(String from, String to, String adopted) {
        return new DryRunResult(from, to, adopted, sampled.tables(), transactions, failure, differences);
    }

    private boolean upgrade(Direction way, List<MigrationScript> ups) {
        for (var up : ups) {
            if (!runPhase(way, List.of(up))) {
                return false;
            }
        }
        return true;
    }

    private boolean runPhase(Direction way, List<MigrationScript> scripts) {
        var pass = new Phase(configuration, way, sampled);
        try {
            pass.run(scratch, scripts);
        } catch (SchemaException e) {
            failure = pass.failure(e);
        }
        transactions.add(pass.result());
        return failure == null;
    }

    private SchemaCatalog catalog() {
        return scratch.run(statement -> SchemaCatalog.read(statement, List.of()));
    }

    private void addDifferences(String when, SchemaCatalog before, SchemaCatalog after) {
        before.where(part -> !after.counterpart(part).equals(Optional.of(part)))
                .forEach(part -> differences.add("%s there is no longer: %s".formatted(when, describe(part))));
        after.where(part -> !before.counterpart(part).equals(Optional.of(part)))
                .forEach(part -> differences.add("%s there is: %s".formatted(when, describe(part))));
    }

    private static String describe(SchemaObject part) {
        return ScriptStatement.excerpt("%s %s %s".formatted(part.kind(), part.name(), part.definition()));
    }
}
