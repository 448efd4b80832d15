package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaCatalog;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.SchemaVersion.State;
import io.prescient.tool.migration.MigrationService;
import io.prescient.tool.migration.ScratchSchema;
import io.prescient.tool.schemadiff.SchemaDifference.Side;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flywaydb.core.api.configuration.Configuration;

/// Compares the database and the entities with the migrations, which run in a scratch schema. The live schema is
/// only read.
public final class SchemaCheck {
    private final MigrationService migrations;
    private final Supplier<EntitySchema> entities;
    private final Configuration configuration;
    private final Set<String> unmanaged;

    public SchemaCheck(MigrationService migrations) {
        this(migrations, EntitySchema::recorded);
    }

    SchemaCheck(MigrationService migrations, Supplier<EntitySchema> entities) {
        this.migrations = migrations;
        this.entities = entities;
        this.configuration = migrations.migrator().configuration();
        this.unmanaged = migrations.migrator().unmanagedTables();
    }

    /// All differences, those of the versions first.
    ///
    /// @throws SchemaException if the comparison fails
    public List<SchemaDifference> differences() {
        var all = new ArrayList<>(versionDifferences());
        try (var scratch = new ScratchSchema(configuration)) {
            all.addAll(SchemaComparison.withoutImplied(databaseDifferences(scratch)));
            all.addAll(SchemaComparison.withoutImplied(entityDifferences(scratch)));
        }
        return all;
    }

    /// Drafts the migration that makes what the entities expect.
    public MigrationDrafter draft() {
        try (var scratch = new ScratchSchema(configuration)) {
            return MigrationDrafter.of(entityDifferences(scratch), head());
        }
    }

    /// Drafts the migration that makes what was changed in this database by hand.
    ///
    /// @throws SchemaException if the database is not at the newest version
    public MigrationDrafter draftOfDatabase() {
        var head = head();
        if (!comparableVersion().map(SchemaVersion::version).equals(Optional.of(head.version()))) {
            throw new SchemaException(
                    "The database is not at version %s, which the draft would follow".formatted(head.version()));
        }
        try (var scratch = new ScratchSchema(configuration)) {
            return MigrationDrafter.of(databaseDifferences(scratch), head);
        }
    }

    /// Upgrades the scratch schema to the version of the database, and compares. There are no differences if the
    /// database has no version, or one that this program does not have.
    List<SchemaDifference> databaseDifferences(ScratchSchema scratch) {
        var current = comparableVersion();
        if (current.isEmpty()) {
            return List.of();
        }
        scratch.migrate(current.get());
        var expected = scratch.run(this::catalog);
        var live = migrations.migrator().transactions().run(this::catalog);
        var differences = new SchemaComparison(expected).withDatabase(live);
        var remaining = new SchemaComparison(scratch.run(statement -> recreated(statement, differences)))
                .withDatabase(live).stream().map(SchemaCheck::key).collect(Collectors.toSet());
        return differences.stream()
                .filter(difference -> remaining.contains(key(difference)))
                .toList();
    }

    /// Upgrades the scratch schema to the newest version, and compares.
    List<SchemaDifference> entityDifferences(ScratchSchema scratch) {
        scratch.migrate(head());
        var actual = scratch.run(this::catalog);
        var schema = entities.get();
        try (var other = new ScratchSchema(configuration)) {
            var expected = other.run(statement -> {
                var _ = statement.execute(schema.sql());
                return catalog(statement);
            });
            return new SchemaComparison(actual).withEntities(expected, schema.written());
        }
    }

    private List<SchemaDifference> versionDifferences() {
        var versions = migrations.versions();
        var differences = new ArrayList<SchemaDifference>();
        versions.foreign().stream()
                .map(version ->
                        versionDifference(version.version(), version.state().name(), "applied"))
                .forEach(differences::add);
        var pending = versions.all().stream()
                .filter(version -> version.state() == State.pending)
                .map(SchemaVersion::version)
                .toList();
        if (!pending.isEmpty()) {
            var current = versions.current().map(version -> "version " + version.version());
            var range = pending.size() == 1 ? "" : " to " + pending.getLast();
            differences.add(versionDifference(
                    SchemaDifference.SCHEMA, current.orElse("no version"), "pending " + pending.getFirst() + range));
        }
        return differences;
    }

    private static SchemaDifference versionDifference(String object, String actual, String expected) {
        return new SchemaDifference("version", object, "", Side.database, actual, expected);
    }

    private Optional<SchemaVersion> comparableVersion() {
        var versions = migrations.versions();
        return versions.current().filter(versions.known()::contains);
    }

    private SchemaVersion head() {
        return migrations.versions().head();
    }

    private SchemaCatalog catalog(Statement statement) throws SQLException {
        return SchemaCatalog.read(statement, unmanaged);
    }

    /// PostgreSQL prints some expressions differently after a dump and restore, because it parses its own output.
    /// So the objects that differ are created again from that output, and only what still differs counts.
    private SchemaCatalog recreated(Statement statement, List<SchemaDifference> differences) throws SQLException {
        for (var difference : differences) {
            for (var sql : SchemaChange.recreate(difference)) {
                var _ = statement.execute(sql);
            }
        }
        return catalog(statement);
    }

    private static String key(SchemaDifference difference) {
        return difference.kind() + " " + difference.object();
    }
}
