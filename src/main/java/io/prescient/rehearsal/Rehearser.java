package io.prescient.rehearsal;

import io.prescient.rehearsal.RehearsedTransaction.Way;
import io.prescient.schema.Catalog;
import io.prescient.schema.Part;
import io.prescient.schema.SchemaFailure;
import io.prescient.schema.Scratch;
import io.prescient.schema.Script;
import io.prescient.schema.Target;
import io.prescient.schema.Version;
import io.prescient.schema.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;

/// Tries the way up from a version, down and up again in a schema beside the live one, with a sample of its rows. Each
/// version goes up in a transaction of its own, and the way down is one, as when it is no rehearsal.
public final class Rehearser {
    private final Configuration configuration;
    private final Scratch scratch;
    private final Sampled sampled;
    private final List<RehearsedTransaction> transactions = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private Rehearsal.Failure failure;

    Rehearser(Configuration configuration, Scratch scratch, Sampled sampled) {
        this.configuration = configuration;
        this.scratch = scratch;
        this.sampled = sampled;
    }

    /// Tries the way up to a version, down and up again; of a database that is to be adopted, from the version of that.
    ///
    /// @throws SchemaFailure if the database is none that could be upgraded there
    public static Rehearsal of(Versions versions, Target target, SampleSize size) {
        var adopted = versions.adoptable();
        var road = versions.road();
        var from = adopted.map(_ -> road.known().getFirst()).or(road::current);
        return from.map(start ->
                        of(versions.configuration(), start, road.rehearsed(start, target), size, adopted.orElse(null)))
                .orElseGet(
                        () -> Rehearsal.ofNothing(null, versions.named(target).version(), null));
    }

    /// @param way the versions to rehearse, in order
    /// @param adopted what the database would be taken for first; null if it has a history of versions
    private static Rehearsal of(
            Configuration configuration, Version from, List<Version> way, SampleSize size, String adopted) {
        if (way.isEmpty()) {
            return Rehearsal.ofNothing(from.version(), from.version(), adopted);
        }
        try (var scratch = Scratch.at(configuration, from)) {
            var sampled = new Sample(configuration, size).fill(scratch);
            var rehearser = new Rehearser(configuration, scratch, sampled);
            rehearser.rehearse(
                    way.stream().map(Script::up).toList(),
                    way.reversed().stream().map(Script::down).toList());
            return rehearser.result(from.version(), way.getLast().version(), adopted);
        }
    }

    /// @param ups a transaction each
    /// @param downs the way back of the same, in one
    void rehearse(List<Script> ups, List<Script> downs) {
        var below = catalog();
        if (!goUp(Way.up, ups)) {
            return;
        }
        var above = catalog();
        if (!go(Way.down, downs)) {
            return;
        }
        addDifferences("Up and down,", below, catalog());
        if (goUp(Way.up_again, ups)) {
            addDifferences("Up, down and up again,", above, catalog());
        }
    }

    Rehearsal result(String from, String to, String adopted) {
        return new Rehearsal(from, to, adopted, sampled.tables(), transactions, failure, differences);
    }

    private boolean goUp(Way way, List<Script> ups) {
        for (var up : ups) {
            if (!go(way, List.of(up))) {
                return false;
            }
        }
        return true;
    }

    private boolean go(Way way, List<Script> scripts) {
        var pass = new Pass(configuration, way, sampled);
        try {
            pass.run(scratch, scripts);
        } catch (SchemaFailure e) {
            failure = pass.failure(e);
        }
        transactions.add(pass.result());
        return failure == null;
    }

    private Catalog catalog() {
        return scratch.run(statement -> Catalog.of(statement, List.of()));
    }

    private void addDifferences(String when, Catalog before, Catalog after) {
        before.where(part -> !after.same(part).equals(Optional.of(part)))
                .forEach(part -> differences.add("%s there is no longer: %s".formatted(when, told(part))));
        after.where(part -> !before.same(part).equals(Optional.of(part)))
                .forEach(part -> differences.add("%s there is: %s".formatted(when, told(part))));
    }

    private static String told(Part part) {
        return ScriptStatement.words("%s %s %s".formatted(part.kind(), part.object(), part.definition()));
    }
}
