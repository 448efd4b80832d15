package io.prescient.schema;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.flywaydb.core.api.MigrationVersion;

/// Where a database stands, as its history tells, and whether a program can serve there.
///
/// A program serves at the version that it knows as its newest, and at the one after: during an upgrade the replicas of
/// two versions run side by side. A version that the one before cannot work with says so in its name.
///
/// @param versions what was applied or stamped, each with its description
record Standing(SortedMap<MigrationVersion, String> versions) {
    /// Begins the description of such a version, as in `V15__breaking_cents_for_dollars.sql`.
    private static final String BREAKING = "breaking";

    boolean tells(Version version) {
        return versions.containsKey(MigrationVersion.fromVersion(version.version()));
    }

    /// Why a program must not serve here; empty if it may.
    ///
    /// @param head the newest version that the program knows
    Optional<String> objection(MigrationVersion head) {
        if (versions.isEmpty()) {
            return behind("no version", head);
        }
        if (versions.lastKey().compareTo(head) < 0) {
            return behind("version " + versions.lastKey(), head);
        }
        var newer = versions.entrySet().stream()
                .filter(version -> version.getKey().isNewerThan(head))
                .map(Map.Entry::getValue)
                .toList();
        return newer.size() > 1 || newer.stream().anyMatch(description -> description.startsWith(BREAKING))
                ? Optional.of("The database is at version %s, and this program is of %s: a newer one is needed"
                        .formatted(versions.lastKey(), head))
                : Optional.empty();
    }

    private static Optional<String> behind(String where, MigrationVersion head) {
        return Optional.of(
                "The database is at %s, and this program needs %s: db upgrade leads there".formatted(where, head));
    }
}
