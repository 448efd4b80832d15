package io.prescient.drift;

import io.prescient.drift.Drift.Side;
import io.prescient.schema.Catalog;
import io.prescient.schema.SchemaFailure;
import io.prescient.schema.Scratch;
import io.prescient.schema.Transactions;
import io.prescient.schema.Version;
import io.prescient.schema.Version.State;
import io.prescient.schema.Versions;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Compares three sides: what the migrations make, in a schema that is made for it and dropped again, what the database
/// has, and what the entities expect. The live schema is only read.
public final class Check {
    private final Versions versions;
    private final Supplier<Expectation> entities;
    private final Set<String> apart;

    public Check(Versions versions) {
        this(versions, Expectation::recorded);
    }

    Check(Versions versions, Supplier<Expectation> entities) {
        this.versions = versions;
        this.entities = entities;
        this.apart = versions.apart();
    }

    /// Every drift, that of the versions first.
    ///
    /// @throws SchemaFailure if it cannot be told
    public List<Drift> drifts() {
        var all = new ArrayList<>(ofVersions());
        try (var scratch = new Scratch(versions.configuration())) {
            all.addAll(Comparison.told(ofDatabase(scratch)));
            all.addAll(Comparison.told(ofEntities(scratch)));
        }
        return all;
    }

    /// The next migration, which makes what the entities expect.
    public Draft draft() {
        try (var scratch = new Scratch(versions.configuration())) {
            return Draft.of(ofEntities(scratch), versions.head());
        }
    }

    /// The next migration, which makes what was done to this database by hand.
    ///
    /// @throws SchemaFailure if the database is not at the newest version
    public Draft draftOfDatabase() {
        var head = versions.head();
        if (!comparable().map(Version::version).equals(Optional.of(head.version()))) {
            throw new SchemaFailure(
                    "The database is not at version %s, after which the draft would come".formatted(head.version()));
        }
        try (var scratch = new Scratch(versions.configuration())) {
            return Draft.of(ofDatabase(scratch), head);
        }
    }

    /// How the database differs from the version that it is at; nothing if it is at none, or at one that this program
    /// does not have. The scratch is brought to that version.
    List<Drift> ofDatabase(Scratch scratch) {
        var current = comparable();
        if (current.isEmpty()) {
            return List.of();
        }
        scratch.migrate(current.get());
        var made = scratch.run(this::catalog);
        var live = new Transactions(versions.configuration().getDataSource()).run(this::catalog);
        var drifts = new Comparison(made).withDatabase(live);
        var again = new Comparison(scratch.run(statement -> reworded(statement, drifts)))
                .withDatabase(live).stream().map(Check::named).collect(Collectors.toSet());
        return drifts.stream().filter(drift -> again.contains(named(drift))).toList();
    }

    /// How the entities differ from the newest version, to which the scratch is brought.
    List<Drift> ofEntities(Scratch scratch) {
        scratch.migrate(versions.head());
        var made = scratch.run(this::catalog);
        var expected = entities.get();
        try (var described = new Scratch(versions.configuration())) {
            var wanted = described.run(statement -> {
                var _ = statement.execute(expected.sql());
                return catalog(statement);
            });
            return new Comparison(made).withEntities(wanted, expected.written());
        }
    }

    private List<Drift> ofVersions() {
        var road = versions.road();
        var drifts = new ArrayList<Drift>();
        road.foreign().stream()
                .map(version -> version(version.version(), version.state().name(), "applied"))
                .forEach(drifts::add);
        var pending = road.all().stream()
                .filter(version -> version.state() == State.pending)
                .map(Version::version)
                .toList();
        if (!pending.isEmpty()) {
            var at = road.current().map(version -> "version " + version.version());
            var range = pending.size() == 1 ? "" : " to " + pending.getLast();
            drifts.add(version(Drift.WHOLE, at.orElse("no version"), "pending " + pending.getFirst() + range));
        }
        return drifts;
    }

    private static Drift version(String object, String there, String wanted) {
        return new Drift("version", object, "", Side.database, there, wanted);
    }

    private Optional<Version> comparable() {
        var road = versions.road();
        return road.current().filter(road.known()::contains);
    }

    private Catalog catalog(Statement statement) throws SQLException {
        return Catalog.of(statement, apart);
    }

    /// A database that was dumped and restored words its expressions differently, because they were read again from
    /// what PostgreSQL wrote: so what differs is compared once more with what was read again.
    private Catalog reworded(Statement statement, List<Drift> drifts) throws SQLException {
        for (var drift : drifts) {
            for (var sql : Change.reworded(drift)) {
                var _ = statement.execute(sql);
            }
        }
        return catalog(statement);
    }

    private static String named(Drift drift) {
        return drift.kind() + " " + drift.object();
    }
}
