package io.prescient.dev.faults;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Drops, truncates or repeats parts of a response after Quarkus has produced it. Each event of a stream arrives as one
/// HttpContent.
final class FaultHandler extends ChannelOutboundHandlerAdapter {
    private static final String DATA = "{";
    private static final String HEARTBEAT = "\"heartbeat\"";

    private final RequestedFaults faults;
    private int events;

    FaultHandler(RequestedFaults faults) {
        this.faults = faults;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (faults.dropsAfterCommit() && message instanceof HttpObject && !isInterim(message)) {
            var _ = ReferenceCountUtil.release(message);
            closeConnection(context, written);
        } else if (message instanceof HttpContent content && isEvent(content)) {
            events++;
            event(context, content, written);
        } else {
            var _ = context.write(message, written);
        }
    }

    private void event(ChannelHandlerContext context, HttpContent event, ChannelPromise written) {
        if (events == faults.cutInEvent()) {
            cutInEvent(context, event, written);
        } else if (events == faults.repeat()) {
            var again = new DefaultHttpContent(event.content().retainedDuplicate());
            var _ = context.write(event, written);
            var _ = context.write(again);
        } else {
            var _ = context.write(event, written);
        }
    }

    /// The first event may arrive together with the response head, which is sent in full.
    private static void cutInEvent(ChannelHandlerContext context, HttpContent event, ChannelPromise written) {
        if (event instanceof HttpResponse response) {
            var _ = context.write(
                    new DefaultHttpResponse(response.protocolVersion(), response.status(), response.headers()));
        }
        var half = event.content().readRetainedSlice(event.content().readableBytes() / 2);
        var _ = event.release();
        var _ = context.writeAndFlush(new DefaultHttpContent(half)).addListener(_ -> closeConnection(context, written));
    }

    private static void closeConnection(ChannelHandlerContext context, ChannelPromise written) {
        var _ = context.close();
        var _ = written.tryFailure(new IOException("Injected fault"));
    }

    /// Whether it is a 100 Continue, which precedes the work.
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /// Whether it is an event of a stream: not a heartbeat, a comment or a complete body.
    private static boolean isEvent(HttpContent part) {
        var text = part.content().toString(StandardCharsets.UTF_8);
        return !(part instanceof LastHttpContent) && text.contains(DATA) && !text.contains(HEARTBEAT);
    }
}
