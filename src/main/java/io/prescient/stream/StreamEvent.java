package io.prescient.stream;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.journal.JournalEntryView;
import io.prescient.portfolio.PortfolioView;
import io.prescient.portfolio.Valuation;
import io.prescient.snapshot.LatestSnapshots;
import io.prescient.snapshot.SnapshotView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One event of a stream. In NDJSON this record is one line; a server-sent event has the same fields.
///
/// @param id where to resume after this event, if the stream can be resumed after it
/// @param data JSON on one line; a heartbeat has none
@RegisterForReflection
@JsonPropertyOrder({"event", "id", "data"})
record StreamEvent(
        @Schema(required = true) Name event,

        @Schema(
                description =
                        "The value of `after` for a stream that continues from here: a seq for a portfolio, a time "
                                + "for a market. Null if the stream cannot be resumed after this event",
                oneOf = {Long.class, Instant.class})
        @Nullable
        Object id,

        // `anyOf`, because the shapes overlap. The member `event` selects the shape.
        @JsonRawValue
        @Schema(
                description = "`snapshot`: PortfolioView, or LatestSnapshots of markets. `entry`: JournalEntryView. "
                        + "`mark`: Mark. `price`: SnapshotView. `end`: StreamEnd. Null in a `heartbeat`",
                anyOf = {
                    PortfolioView.class,
                    LatestSnapshots.class,
                    JournalEntryView.class,
                    Valuation.class,
                    SnapshotView.class,
                    StreamEnd.class
                })
        @Nullable
        String data) {
    static final StreamEvent HEARTBEAT = new StreamEvent(Name.heartbeat, null, null);

    @Schema(name = "StreamEventName")
    enum Name {
        /// The state at the start of the stream.
        snapshot,
        /// A journal entry.
        entry,
        /// The value of a portfolio at the current prices.
        mark,
        /// An observation of a market.
        price,
        /// The last event.
        end,
        /// No change; the stream is alive.
        heartbeat
    }

    /// Converts to a server-sent event. A heartbeat becomes a comment, which browsers do not pass to scripts.
    OutboundSseEvent sse(Sse sse) {
        if (event == Name.heartbeat) {
            return sse.newEventBuilder().comment(event.name()).build();
        }
        var builder = sse.newEventBuilder().name(event.name()).data(data);
        return (id == null ? builder : builder.id(id.toString())).build();
    }
}
