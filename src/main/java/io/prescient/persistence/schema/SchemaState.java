package io.prescient.persistence.schema;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.flywaydb.core.api.MigrationVersion;

/// The versions of a database, and whether a program can serve with them.
///
/// A program serves at its newest version and at the one after, so that the replicas of two releases can run at
/// the same time during an upgrade. A version that the release before cannot work with has a name that begins
/// with `breaking`.
///
/// @param versions the applied and stamped versions with their descriptions
/// @param stamped the stamped versions; each includes all versions below it
record SchemaState(SortedMap<MigrationVersion, String> versions, SortedSet<MigrationVersion> stamped) {
    /// The beginning of the description of an incompatible version, as in `V26__breaking_cents_for_dollars.sql`.
    private static final String BREAKING = "breaking";

    void add(MigrationVersion version, String description, boolean isStamped) {
        var _ = versions.put(version, description);
        if (isStamped) {
            var _ = stamped.add(version);
        }
    }

    /// Whether the database has a version, by itself or below a stamped one.
    boolean includes(MigrationVersion version) {
        return versions.containsKey(version) || !stamped.tailSet(version).isEmpty();
    }

    /// Why a program must not serve with this schema; empty if it may.
    ///
    /// @param known the versions of the program, in order
    Optional<String> incompatibility(List<MigrationVersion> known) {
        var head = known.getLast();
        if (versions.isEmpty()) {
            return Optional.of(
                    "The database has no version, and this program needs version %s; run: db upgrade".formatted(head));
        }
        var missing = known.stream().filter(version -> !includes(version)).findFirst();
        if (missing.isPresent()) {
            return Optional.of(
                    "The database is at version %s without version %s, and this program needs version %s; see: db history"
                            .formatted(versions.lastKey(), missing.get(), head));
        }
        return isIncompatibleWith(head)
                ? Optional.of(
                        "The database is at version %s, which this program of version %s does not support; run a newer program"
                                .formatted(versions.lastKey(), head))
                : Optional.empty();
    }

    /// Whether more than one version is newer, or one that is stamped or breaking.
    private boolean isIncompatibleWith(MigrationVersion head) {
        var newer = versions.entrySet().stream()
                .filter(version -> version.getKey().isNewerThan(head))
                .toList();
        return newer.size() > 1
                || newer.stream()
                        .anyMatch(version -> stamped.contains(version.getKey())
                                || version.getValue().startsWith(BREAKING));
    }
}
