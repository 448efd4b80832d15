package io.prescient.persistence.schema;

import io.prescient.persistence.schema.SchemaVersion.State;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/// The versions of this program and of one database, in order.
///
/// @param all versions of this program, and those that only the database has
public record SchemaVersions(List<SchemaVersion> all) {
    private static final Set<State> FOREIGN = Set.of(State.unknown, State.changed, State.failed);

    static SchemaVersions of(Flyway flyway) {
        return new SchemaVersions(Arrays.stream(flyway.info().all())
                .filter(info -> info.getVersion() != null && !info.getType().isBaseline())
                .sorted(Comparator.comparing(MigrationInfo::getVersion))
                .map(SchemaVersion::of)
                .toList());
    }

    /// The version of the database; empty before the first one.
    public Optional<SchemaVersion> current() {
        return all.stream().filter(SchemaVersion::isReached).reduce((_, later) -> later);
    }

    /// The versions of this program.
    public List<SchemaVersion> known() {
        return all.stream().filter(version -> version.checksum() != null).toList();
    }

    /// The newest version of this program.
    public SchemaVersion head() {
        return known().getLast();
    }

    public List<SchemaVersion> after(SchemaVersion version) {
        return all.subList(all.indexOf(version) + 1, all.size());
    }

    /// The versions from the current one to the head.
    List<SchemaVersion> pending() {
        var known = known();
        return known.subList(current().map(known::indexOf).orElse(-1) + 1, known.size());
    }

    /// Versions of the database that differ from those of this program.
    public List<SchemaVersion> foreign() {
        return all.stream().filter(version -> FOREIGN.contains(version.state())).toList();
    }

    /// Fails unless all versions of the database are those of this program.
    ///
    /// @throws SchemaException if a version of the database differs from that of this program
    public void rejectForeign() {
        foreign().forEach(SchemaVersions::reject);
    }

    /// Fails if the database is at a version of another program.
    ///
    /// @throws SchemaException if this program does not have the current version of the database
    public void rejectUnknownCurrent() {
        current().filter(version -> !known().contains(version)).ifPresent(SchemaVersions::reject);
    }

    private static void reject(SchemaVersion version) {
        throw new SchemaException("Version %s of the database is %s, not the one of this program; see: db history"
                .formatted(version.version(), version.state()));
    }
}
