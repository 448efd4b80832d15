package io.prescient.persistence.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/// One version of the schema.
///
/// @param version the number, such as `4`
/// @param script the file that migrates to it from the version before
/// @param appliedAt set once it was applied
/// @param checksum of this program's script, if this program has the version
@RegisterForReflection
public record SchemaVersion(
        String version,
        String description,
        String script,
        State state,
        @Nullable Instant appliedAt,
        @Nullable Integer checksum) {

    /// Constants are spelled as in JSON.
    public enum State {
        /// Applied by the script of this program.
        applied,
        /// Applied by a script that differs from the one of this program.
        changed,
        /// Not run: the database was declared to be at this version or at a later one.
        stamped,
        pending,
        /// Applied, but this program does not have it.
        unknown,
        failed
    }

    static SchemaVersion of(MigrationInfo info) {
        return new SchemaVersion(
                info.getVersion().getVersion(),
                info.getDescription(),
                info.getScript(),
                state(info),
                info.getInstalledOn() == null ? null : info.getInstalledOn().toInstant(),
                info.getResolvedChecksum());
    }

    MigrationVersion number() {
        return MigrationVersion.fromVersion(version);
    }

    /// Whether the database is at this version or at a later one.
    public boolean isReached() {
        return state != State.pending && state != State.failed;
    }

    /// This version as it is reported right after it was applied.
    SchemaVersion asApplied() {
        return new SchemaVersion(version, description, script, State.applied, null, checksum);
    }

    private static State state(MigrationInfo info) {
        return switch (info.getState()) {
            case SUCCESS, OUT_OF_ORDER -> info.isChecksumMatching() ? State.applied : State.changed;
            case BELOW_BASELINE, BASELINE_IGNORED -> State.stamped;
            case MISSING_SUCCESS, FUTURE_SUCCESS -> State.unknown;
            case FAILED, MISSING_FAILED, FUTURE_FAILED -> State.failed;
            default -> State.pending;
        };
    }
}
