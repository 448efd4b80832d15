package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaCatalog;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaMigrator;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.SchemaVersion.State;
import io.prescient.persistence.schema.ScratchSchema;
import io.prescient.persistence.schema.TransactionRunner;
import io.prescient.tool.schemadiff.SchemaDifference.Side;
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
public final class SchemaCheck {
    private final SchemaMigrator versions;
    private final Supplier<EntitySchema> entities;
    private final Set<String> apart;

    public SchemaCheck(SchemaMigrator versions) {
        this(versions, EntitySchema::recorded);
    }

    SchemaCheck(SchemaMigrator versions, Supplier<EntitySchema> entities) {
        this.versions = versions;
        this.entities = entities;
        this.apart = versions.unmanagedTables();
    }

    /// Every drift, that of the versions first.
    ///
    /// @throws SchemaFailure if it cannot be told
    public List<SchemaDifference> differences() {
        var all = new ArrayList<>(versionDifferences());
        try (var scratch = new ScratchSchema(versions.configuration())) {
            all.addAll(SchemaComparison.withoutImplied(databaseDifferences(scratch)));
            all.addAll(SchemaComparison.withoutImplied(entityDifferences(scratch)));
        }
        return all;
    }

    /// The next migration, which makes what the entities expect.
    public MigrationDrafter draft() {
        try (var scratch = new ScratchSchema(versions.configuration())) {
            return MigrationDrafter.of(entityDifferences(scratch), versions.head());
        }
    }

    /// The next migration, which makes what was done to this database by hand.
    ///
    /// @throws SchemaFailure if the database is not at the newest version
    public MigrationDrafter draftOfDatabase() {
        var head = versions.head();
        if (!comparableVersion().map(SchemaVersion::version).equals(Optional.of(head.version()))) {
            throw new SchemaException(
                    "The database is not at version %s, after which the draft would come".formatted(head.version()));
        }
        try (var scratch = new ScratchSchema(versions.configuration())) {
            return MigrationDrafter.of(databaseDifferences(scratch), head);
        }
    }

    /// How the database differs from the version that it is at; nothing if it is at none, or at one that this program
    /// does not have. The scratch is brought to that version.
    List<SchemaDifference> databaseDifferences(ScratchSchema scratch) {
        var current = comparableVersion();
        if (current.isEmpty()) {
            return List.of();
        }
        scratch.migrate(current.get());
        var made = scratch.run(this::catalog);
        var live = new TransactionRunner(versions.configuration().getDataSource()).run(this::catalog);
        var drifts = new SchemaComparison(made).withDatabase(live);
        var again = new SchemaComparison(scratch.run(statement -> recreated(statement, drifts)))
                .withDatabase(live).stream().map(SchemaCheck::key).collect(Collectors.toSet());
        return drifts.stream().filter(drift -> again.contains(key(drift))).toList();
    }

    /// How the entities differ from the newest version, to which the scratch is brought.
    List<SchemaDifference> entityDifferences(ScratchSchema scratch) {
        scratch.migrate(versions.head());
        var made = scratch.run(this::catalog);
        var expected = entities.get();
        try (var described = new ScratchSchema(versions.configuration())) {
            var wanted = described.run(statement -> {
                var _ = statement.execute(expected.sql());
                return catalog(statement);
            });
            return new SchemaComparison(made).withEntities(wanted, expected.written());
        }
    }

    private List<SchemaDifference> versionDifferences() {
        var road = versions.path();
        var drifts = new ArrayList<SchemaDifference>();
        road.foreign().stream()
                .map(version -> version(version.version(), version.state().name(), "applied"))
                .forEach(drifts::add);
        var pending = road.all().stream()
                .filter(version -> version.state() == State.pending)
                .map(SchemaVersion::version)
                .toList();
        if (!pending.isEmpty()) {
            var at = road.current().map(version -> "version " + version.version());
            var range = pending.size() == 1 ? "" : " to " + pending.getLast();
            drifts.add(
                    version(SchemaDifference.WHOLE, at.orElse("no version"), "pending " + pending.getFirst() + range));
        }
        return drifts;
    }

    private static SchemaDifference version(String object, String there, String wanted) {
        return new SchemaDifference("version", object, "", Side.database, there, wanted);
    }

    private Optional<SchemaVersion> comparableVersion() {
        var road = versions.path();
        return road.current().filter(road.known()::contains);
    }

    private SchemaCatalog catalog(Statement statement) throws SQLException {
        return SchemaCatalog.read(statement, apart);
    }

    /// A database that was dumped and restored words its expressions differently, because they were read again from
    /// what PostgreSQL wrote: so what differs is compared once more with what was read again.
    private SchemaCatalog recreated(Statement statement, List<SchemaDifference> drifts) throws SQLException {
        for (var drift : drifts) {
            for (var sql : SchemaChange.recreate(drift)) {
                var _ = statement.execute(sql);
            }
        }
        return catalog(statement);
    }

    private static String key(SchemaDifference drift) {
        return drift.kind() + " " + drift.object();
    }
}
