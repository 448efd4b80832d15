package io.prescient.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The time limit of what a connection currently waits for: a request, the rest of a head, or more of a body. There is
/// none while the service computes a response, and it is extended while the service does not read.
final class RequestTimer {
    /// What the client has sent a part of.
    enum Input {
        none,
        head,
        body
    }

    /// A body must bring as many bytes in each period of the body timeout.
    private static final int MIN_BYTES = 1024;

    private final ConnectionGuards guards;
    private final Runnable onExpiry;
    private Input input = Input.none;
    private @Nullable Input timed;
    private @Nullable ScheduledFuture<?> pending;
    private long bytes;
    private boolean paused;

    RequestTimer(ConnectionGuards guards, Runnable onExpiry) {
        this.guards = guards;
        this.onExpiry = onExpiry;
    }

    Input input() {
        return input;
    }

    void set(Input next) {
        input = next;
    }

    void onBytes(int count) {
        bytes += count;
        if (input == Input.none) {
            input = Input.head;
        }
    }

    /// Starts or cancels the timer after a change.
    ///
    /// @param unanswered the number of requests without a complete response
    void settle(ChannelHandlerContext context, int unanswered) {
        paused = !context.channel().config().isAutoRead();
        @Nullable Input next = input == Input.none && unanswered > 0 ? null : input;
        if (next != timed) {
            cancel();
            timed = next;
            start(context);
        }
    }

    void restart(ChannelHandlerContext context, int unanswered) {
        cancel();
        settle(context, unanswered);
    }

    /// Starts the period again if the service reads again after a pause.
    void resume(ChannelHandlerContext context, int unanswered) {
        if (paused && input == Input.body) {
            restart(context, unanswered);
        }
    }

    void cancel() {
        timed = null;
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }

    private void start(ChannelHandlerContext context) {
        if (timed != null) {
            bytes = 0;
            var limit = guards.isStopping() ? ConnectionGuards.STOP_TIMEOUT : limit(timed);
            pending = context.executor().schedule(() -> expire(context), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration limit(Input waited) {
        var settings = guards.settings();
        return switch (waited) {
            case none -> settings.idleTimeout();
            case head -> settings.headerTimeout();
            case body -> settings.bodyTimeout();
        };
    }

    private void expire(ChannelHandlerContext context) {
        boolean extended = timed == Input.body && bytes >= MIN_BYTES && !guards.isStopping();
        boolean unread = timed != Input.none && !context.channel().config().isAutoRead();
        if (extended || (unread && !guards.isStopping())) {
            start(context);
        } else {
            onExpiry.run();
        }
    }
}
