package io.prescient.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/// One event of a stream: as a line of NDJSON it is this record, as a server-sent event it has these fields.
///
/// @param id where to resume after it; null for what cannot be resumed after
/// @param data JSON on one line; null for a heartbeat
@RegisterForReflection
@JsonInclude(Include.NON_NULL)
@JsonPropertyOrder({"event", "id", "data"})
record StreamEvent(String event, Object id, @JsonRawValue String data) {
    private static final String BEATS = "heartbeat";

    static final StreamEvent HEARTBEAT = new StreamEvent(BEATS, null, null);

    /// A heartbeat is a comment: browsers keep it from their scripts.
    OutboundSseEvent sse(Sse sse) {
        if (event.equals(BEATS)) {
            return sse.newEventBuilder().comment(BEATS).build();
        }
        var builder = sse.newEventBuilder().name(event).data(data);
        return (id == null ? builder : builder.id(id.toString())).build();
    }
}
