package io.prescient.persistence.schema;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/// One version of the schema.
///
/// @param version its number, such as `4`
/// @param script the file that leads to it from the version before
/// @param appliedAt null unless it was applied
/// @param checksum of the script in this program; null if it is not there
@RegisterForReflection
public record SchemaVersion(
        String version, String description, String script, State state, Instant appliedAt, Integer checksum) {

    /// Constants are spelled as they are told.
    public enum State {
        /// Run on the database by the script of this program.
        applied,
        /// Run on the database by a script that is not the one of this program.
        changed,
        /// Not run: the database was declared to be there, or further.
        stamped,
        pending,
        /// Run on the database, but this program does not have it.
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

    MigrationTarget target() {
        return new MigrationTarget(version);
    }

    /// Whether the database is there or further.
    boolean isReached() {
        return state != State.pending && state != State.failed;
    }

    /// The same, as it is told of when it has just been run.
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
