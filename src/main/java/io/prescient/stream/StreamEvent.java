package io.prescient.stream;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.journal.JournalEntryView;
import io.prescient.portfolio.PortfolioView;
import io.prescient.portfolio.Valuation;
import io.prescient.snapshot.SnapshotRepository.Latest;
import io.prescient.snapshot.SnapshotView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One event of a stream: as a line of NDJSON it is this record, as a server-sent event it has these fields.
///
/// @param id where to resume after it; null for what cannot be resumed after
/// @param data JSON on one line; null for a heartbeat
@RegisterForReflection
@JsonPropertyOrder({"event", "id", "data"})
record StreamEvent(
        @Schema(required = true) Name event,

        @Schema(
                description = "`after` of the stream that goes on from here: a seq of a portfolio, a time of a market. "
                        + "Null if the stream cannot be resumed after it",
                oneOf = {Long.class, Instant.class})
        Object id,

        // No oneOf: these shapes do not exclude each other; which one it is, the event tells.
        @JsonRawValue
        @Schema(
                description = "`snapshot`: PortfolioView, or LatestSnapshots of markets. `entry`: JournalEntryView. "
                        + "`mark`: Mark. `price`: SnapshotView. `end`: StreamEnd. Null in a `heartbeat`",
                anyOf = {
                    PortfolioView.class,
                    Latest.class,
                    JournalEntryView.class,
                    Valuation.class,
                    SnapshotView.class,
                    StreamEnd.class
                })
        String data) {
    static final StreamEvent HEARTBEAT = new StreamEvent(Name.heartbeat, null, null);

    @Schema(name = "StreamEventName")
    enum Name {
        /// How things stand at the beginning.
        snapshot,
        /// A journal entry.
        entry,
        /// What a portfolio is worth.
        mark,
        /// An observation of a market.
        price,
        /// The last one.
        end,
        /// There is nothing to tell, and the stream is alive.
        heartbeat
    }

    /// A heartbeat is a comment: browsers keep it from their scripts.
    OutboundSseEvent sse(Sse sse) {
        if (event == Name.heartbeat) {
            return sse.newEventBuilder().comment(event.name()).build();
        }
        var builder = sse.newEventBuilder().name(event.name()).data(data);
        return (id == null ? builder : builder.id(id.toString())).build();
    }
}
