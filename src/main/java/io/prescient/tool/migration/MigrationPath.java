package io.prescient.tool.migration;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import io.prescient.persistence.schema.SchemaVersions;
import java.util.List;
import java.util.Optional;

/// The versions between the current one and a target.
public record MigrationPath(SchemaVersions versions) {

    /// The version of a target.
    ///
    /// @throws SchemaException if this program has no such version
    public SchemaVersion find(MigrationTarget target) {
        return target.resolve(versions.known(), versions.current());
    }

    /// The versions to apply, in order.
    ///
    /// @throws SchemaException if the database is beyond the target, or at a version that this program does not
    /// have
    List<SchemaVersion> upgrade(MigrationTarget target) {
        versions.rejectUnknownCurrent();
        return upgradeFrom(versions.current(), target);
    }

    /// The versions that a dry run from a version applies, in order.
    ///
    /// @throws SchemaException if the version is beyond the target, or an upgrade would be rejected
    public List<SchemaVersion> dryRun(SchemaVersion start, MigrationTarget target) {
        versions.rejectForeign();
        return upgradeFrom(Optional.of(start), target);
    }

    private List<SchemaVersion> upgradeFrom(Optional<SchemaVersion> start, MigrationTarget target) {
        var known = versions.known();
        int from = start.map(known::indexOf).orElse(-1);
        int to = known.indexOf(target.resolve(known, start));
        if (to < from) {
            throw new SchemaException("The database is at version %s, beyond version %s; to go back, run: db downgrade"
                    .formatted(known.get(from).version(), known.get(to).version()));
        }
        return known.subList(from + 1, to + 1);
    }

    /// The versions to revert until the database is at this one, the newest last.
    ///
    /// @throws SchemaException if the database is not beyond it
    List<SchemaVersion> downgrade(SchemaVersion end) {
        var path = versions.after(end).stream().filter(SchemaVersion::isReached).toList();
        if (path.isEmpty()) {
            throw new SchemaException("The database is not beyond version " + end.version());
        }
        return path;
    }
}
