package io.prescient.stream;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/// The two formats of a stream. Each is a resource method of its own, because a method that returns a Multi has one
/// media type.
final class StreamFormat {
    private StreamFormat() {}

    /// Sends NDJSON. A heartbeat comes first, because the response headers are sent with the first line.
    static Multi<StreamEvent> lines(Subscription subscription) {
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(StreamEvent.HEARTBEAT), subscription.events());
    }

    /// Sends server-sent events. The first one is a comment with the reconnect delay.
    static Multi<OutboundSseEvent> serverSentEvents(Sse sse, Subscription subscription) {
        var first = sse.newEventBuilder()
                .comment("stream")
                .reconnectDelay(subscription.context.settings.reconnectDelay().toMillis())
                .build();
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first), subscription.events().map(event -> event.sse(sse)));
    }
}
