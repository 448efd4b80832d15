package io.prescient.stream;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/// The network connection of a subscriber.
final class SubscriberConnection {
    /// The HTTP/2 error code CANCEL: the stream is no longer needed.
    private static final long CANCEL = 0x8;

    private final HttpServerRequest request;
    private boolean wasReset;

    SubscriberConnection(HttpServerRequest request) {
        this.request = request;
        // Proxies must not cache or buffer the stream.
        var _ = request.response().putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
    }

    /// Ends the stream without an `end` event. An HTTP/2 connection may carry other streams of the same client, or
    /// streams of all clients of a proxy. The first call therefore only resets this stream. A second call closes
    /// the connection, because the reset was not delivered.
    void close() {
        if (request.version() == HttpVersion.HTTP_2 && !wasReset) {
            wasReset = true;
            var _ = request.response().reset(CANCEL);
        } else if (request.connection() instanceof ConnectionBase connection) {
            // Closes below Vert.x, which would first wait until all pending data is written.
            var _ = connection.channel().pipeline().firstContext().close();
        }
    }
}
