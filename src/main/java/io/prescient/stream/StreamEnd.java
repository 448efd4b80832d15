package io.prescient.stream;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The data of the last event of a stream: why it ends.
@RegisterForReflection
@Schema(name = "StreamEnd")
record StreamEnd(
        @Schema(required = true) Reason reason,

        @Schema(
                description = "The value of `after` for a new stream that continues without loss. Null if the stream "
                        + "cannot be resumed: open a new one, unless the portfolio was deleted",
                oneOf = {Long.class, Instant.class})
        @Nullable
        Object resumeAfter) {

    @Schema(name = "StreamEndReason")
    enum Reason {
        /// The client had caught up, then stayed more than the items kept in memory behind for longer than the lag
        /// timeout.
        slow,
        /// This replica stops. Another replica continues.
        shutdown,
        /// The portfolio was deleted.
        deleted,
        /// The database has not responded within the lag timeout.
        unavailable,
        /// An internal error, for example a gap in a journal. The service has logged it.
        failed,
        /// The database has a schema version that this replica does not support. Another replica may support it.
        schema_unknown
    }
}
