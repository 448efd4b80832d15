package io.prescient.persistence.schema;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.flywaydb.core.api.MigrationVersion;

/// Where a database stands, as its history tells, and whether a program can serve there.
///
/// A program serves at the version that it knows as its newest, and at the one after: during an upgrade the replicas of
/// two versions run side by side. A version that the one before cannot work with says so in its name.
///
/// @param versions what was applied or stamped, each with its description
/// @param stamped those that were declared: what lies below them is not told
record SchemaState(SortedMap<MigrationVersion, String> versions, SortedSet<MigrationVersion> stamped) {
    /// Begins the description of such a version, as in `V15__breaking_cents_for_dollars.sql`.
    private static final String BREAKING = "breaking";

    void add(MigrationVersion version, String description, boolean isStamped) {
        var _ = versions.put(version, description);
        if (isStamped) {
            var _ = stamped.add(version);
        }
    }

    /// Whether the history tells of a version, or of a later one that was stamped.
    boolean includes(MigrationVersion version) {
        return versions.containsKey(version) || !stamped.tailSet(version).isEmpty();
    }

    /// Why a program must not serve here; empty if it may.
    ///
    /// @param known the versions of the program, in order
    Optional<String> incompatibility(List<MigrationVersion> known) {
        var head = known.getLast();
        if (versions.isEmpty()) {
            return Optional.of(
                    "The database is at no version, and this program needs %s: db upgrade leads there".formatted(head));
        }
        var missing = known.stream().filter(version -> !includes(version)).findFirst();
        if (missing.isPresent()) {
            return Optional.of("The database is at version %s and lacks %s, and this program needs %s: see db history"
                    .formatted(versions.lastKey(), missing.get(), head));
        }
        return isIncompatibleWith(head)
                ? Optional.of("The database is at version %s, and this program is of %s: a newer one is needed"
                        .formatted(versions.lastKey(), head))
                : Optional.empty();
    }

    /// Whether there is more beyond a version than one that its program can work with, or nobody knows what.
    private boolean isIncompatibleWith(MigrationVersion head) {
        var beyond = versions.keySet().stream()
                .filter(version -> version.isNewerThan(head))
                .toList();
        return beyond.size() > 1
                || beyond.stream()
                        .anyMatch(version -> stamped.contains(version)
                                || versions.get(version).startsWith(BREAKING));
    }
}
