package io.prescient.persistence.schema;

import io.prescient.persistence.schema.SchemaVersion.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The versions as they stand on one database, and which of them lie between two.
///
/// @param all in their order: those of this program, and those that only the database tells of
public record MigrationPath(List<SchemaVersion> all) {
    private static final Set<State> FOREIGN = Set.of(State.unknown, State.changed, State.failed);

    public Optional<SchemaVersion> current() {
        return all.stream().filter(SchemaVersion::isReached).reduce((_, later) -> later);
    }

    /// Those of this program.
    public List<SchemaVersion> known() {
        return all.stream().filter(version -> version.checksum() != null).toList();
    }

    /// @throws SchemaFailure if this program has no such version
    SchemaVersion find(MigrationTarget target) {
        return target.resolve(known(), current());
    }

    /// Those after a version.
    List<SchemaVersion> after(SchemaVersion version) {
        return all.subList(all.indexOf(version) + 1, all.size());
    }

    /// The way up from where the database is.
    ///
    /// @throws SchemaFailure if the database is beyond it
    List<SchemaVersion> upgrade(MigrationTarget target) {
        current().filter(version -> !known().contains(version)).ifPresent(MigrationPath::reject);
        return upgradeFrom(current(), target);
    }

    /// The way up from a version, whatever the database says.
    ///
    /// @throws SchemaFailure if it is beyond the target
    List<SchemaVersion> upgradeFrom(Optional<SchemaVersion> start, MigrationTarget target) {
        var known = known();
        int from = start.map(known::indexOf).orElse(-1);
        int to = known.indexOf(target.resolve(known, start));
        if (to < from) {
            throw new SchemaException("The database is at version %s already, beyond %s; the way back is: db downgrade"
                    .formatted(known.get(from).version(), known.get(to).version()));
        }
        return known.subList(from + 1, to + 1);
    }

    /// The way up from a version, if the history is one on which an upgrade would go on.
    ///
    /// @throws SchemaFailure if it is not, or the version is beyond the target
    public List<SchemaVersion> dryRun(SchemaVersion start, MigrationTarget target) {
        rejectForeign();
        return upgradeFrom(Optional.of(start), target);
    }

    /// Those of the database that are not as this program would make them.
    public List<SchemaVersion> foreign() {
        return all.stream().filter(version -> FOREIGN.contains(version.state())).toList();
    }

    /// @throws SchemaFailure if a version of the database is not the one of this program
    void rejectForeign() {
        foreign().forEach(MigrationPath::reject);
    }

    private static void reject(SchemaVersion version) {
        throw new SchemaException("Version %s of the database is not this program's, it is %s; see: db history"
                .formatted(version.version(), version.state()));
    }

    /// The versions to take back until the database is at this one, the newest last.
    ///
    /// @throws SchemaFailure if the database is not beyond it
    List<SchemaVersion> downgrade(SchemaVersion end) {
        var way = after(end).stream().filter(SchemaVersion::isReached).toList();
        if (way.isEmpty()) {
            throw new SchemaException("The database is not beyond version " + end.version());
        }
        return way;
    }
}
