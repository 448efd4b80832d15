package io.prescient.stream;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/// The one who is told, as the network knows him.
final class SubscriberConnection {
    /// HTTP/2's code for a stream that is not wanted any more; no error of either side.
    private static final long CANCEL = 0x8;

    private final HttpServerRequest request;
    private boolean wasReset;

    SubscriberConnection(HttpServerRequest request) {
        this.request = request;
        // Nothing in between is to keep back what is told.
        var _ = request.response().putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
    }

    /// Leaves him without a word. In HTTP/2 the connection is that of his other streams, too, and perhaps of all of a
    /// proxy's clients: it goes on, unless not even the end of this stream gets through by the next time.
    void hangUp() {
        if (request.version() == HttpVersion.HTTP_2 && !wasReset) {
            wasReset = true;
            var _ = request.response().reset(CANCEL);
        } else if (request.connection() instanceof ConnectionBase stuck) {
            // Below Vert.x, which would first wait for all that is still to be written.
            var _ = stuck.channel().pipeline().firstContext().close();
        }
    }
}
