package io.prescient.persistence;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.vertx.core.Handler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.impl.command.CommandResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Closes a connection to PostgreSQL if it brings no byte for a time while a statement runs, which fails its
/// statements. PostgreSQL itself bounds statements by `statement_timeout`, but not if it is frozen or not reachable.
final class ResponseTimeout extends ChannelDuplexHandler {
    /// The handler of Vert.x that sends statements and receives their results.
    private static final String NEXT = "handler";

    private final long limitNanos;
    private int running;
    private long lastProgress;
    private boolean scheduled;

    private ResponseTimeout(Duration limit) {
        limitNanos = limit.toNanos();
    }

    /// Adds the timeout to each new connection of a pool.
    static Handler<SqlConnection> installer(Duration limit) {
        return connection -> {
            var pooled = ((SqlConnectionInternal) connection).unwrap();
            var socket = ((SocketConnectionBase) pooled.unwrap()).socket();
            socket.channelHandlerContext().pipeline().addBefore(NEXT, null, new ResponseTimeout(limit));
            var _ = connection.close();
        };
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (message instanceof CommandBase<?>) {
            running++;
            lastProgress = System.nanoTime();
            schedule(context, limitNanos);
        }
        var _ = context.write(message, written);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof CommandResponse<?>) {
            running--;
        }
        context.fireChannelRead(message);
    }

    /// Every byte counts, because a long result arrives row by row.
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        lastProgress = System.nanoTime();
        context.fireChannelReadComplete();
    }

    private void schedule(ChannelHandlerContext context, long nanos) {
        if (!scheduled) {
            scheduled = true;
            var _ = context.executor().schedule(() -> check(context), nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void check(ChannelHandlerContext context) {
        scheduled = false;
        long left = limitNanos - (System.nanoTime() - lastProgress);
        if (running > 0 && left <= 0) {
            // From the socket's end: the codec would send a message and wait for PostgreSQL.
            var _ = context.pipeline().firstContext().close();
        } else if (running > 0) {
            schedule(context, left);
        }
    }
}
