package io.prescient.stream;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a stream ends, as its last event says it.
///
/// @param resumeAfter null for a stream that begins anew, or never again
@RegisterForReflection
@Schema(name = "StreamEnd")
record StreamEnd(
        @Schema(required = true) Reason reason,

        @Schema(
                description = "`after` of the stream that goes on without loss. Null if the stream cannot be resumed: "
                        + "open a new one, unless the portfolio was deleted",
                oneOf = {Long.class, Instant.class})
        Object resumeAfter) {

    @Schema(name = "StreamEndReason")
    enum Reason {
        /// The client had caught up, then stayed behind what is kept for it in memory for too long.
        slow,
        /// The service stops; another replica goes on.
        shutdown,
        /// The portfolio was deleted.
        deleted,
        /// The database has not answered for long.
        unavailable,
        /// The service failed at what it was to tell, and has logged it; a portfolio's book with a hole, say.
        failed,
        /// The database is at a version of the schema that this replica cannot serve; another one perhaps can.
        schema_unknown
    }
}
