package io.prescient.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/// Sees the bytes of a connection before the decoder: counts them for the {@link ConnectionGuard}, which it adds when
/// the first ones arrive, and rejects folded header lines, which the decoder would join.
@SuppressWarnings("FutureReturnValueIgnored")
final class HeadGuard extends ChannelInboundHandlerAdapter {
    /// The names that Vert.x gives its handlers.
    static final String DECODER = "httpDecoder";

    static final String ENCODER = "httpEncoder";

    private final ConnectionGuards guards;
    private final ConnectionGuard guard;
    private final FoldedLines lines = new FoldedLines();
    private boolean installed;

    HeadGuard(ConnectionGuards guards) {
        this.guards = guards;
        guard = new ConnectionGuard(guards);
    }

    /// Closes the connection if no byte arrives.
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long timeout = guards.settings().headerTimeout().toMillis();
        context.executor().schedule(() -> closeIfSilent(context), timeout, TimeUnit.MILLISECONDS);
    }

    private void closeIfSilent(ChannelHandlerContext context) {
        if (!installed && !context.isRemoved()) {
            context.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!installed && !install(context)) {
            // HTTP/2 limits and frames its requests itself.
            context.pipeline().remove(this);
            context.fireChannelRead(message);
        } else if (guard.isRejected()) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof ByteBuf bytes
                && guard.awaitsHead()
                && lines.areFolded(bytes, guard.isAtStart())) {
            ReferenceCountUtil.release(message);
            guard.reject(Problem.of(ProblemCode.malformed_request, "A header line must not begin with a space or tab"));
        } else {
            guard.onBytes(message instanceof ByteBuf bytes ? bytes.readableBytes() : 0);
            context.fireChannelRead(message);
        }
    }

    private boolean install(ChannelHandlerContext context) {
        var pipeline = context.pipeline();
        if (pipeline.get(DECODER) == null || pipeline.get(ENCODER) == null) {
            return false;
        }
        pipeline.addAfter(ENCODER, ConnectionGuard.class.getSimpleName(), guard);
        installed = true;
        return true;
    }

    /// Finds lines of a head that begin with a space or a tab.
    private static final class FoldedLines {
        private boolean atLineStart;
        private boolean complete;

        /// @param first whether the bytes begin a head
        boolean areFolded(ByteBuf bytes, boolean first) {
            if (first) {
                atLineStart = false;
                complete = false;
            }
            for (int i = bytes.readerIndex(); i < bytes.writerIndex() && !complete; i++) {
                byte octet = bytes.getByte(i);
                if (atLineStart && (octet == ' ' || octet == '\t')) {
                    return true;
                }
                complete = atLineStart && octet == '\n';
                atLineStart = octet == '\n' || (atLineStart && octet == '\r');
            }
            return false;
        }
    }
}
