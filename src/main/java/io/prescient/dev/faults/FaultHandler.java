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

/// Sits between the framework, which has done its work, and the wire. A stream's events come one at a time, each in
/// a piece of its own.
final class FaultHandler extends ChannelOutboundHandlerAdapter {
    private static final String DATA = "{";
    private static final String HEARTBEAT = "\"heartbeat\"";

    private final RequestedFaults faults;
    private int events;

    FaultHandler(RequestedFaults faults) {
        this.faults = faults;
    }

    @Override
    public void write(ChannelHandlerContext wire, Object message, ChannelPromise written) {
        if (faults.dropsAfterCommit() && message instanceof HttpObject && !isInterim(message)) {
            var _ = ReferenceCountUtil.release(message);
            closeConnection(wire, written);
        } else if (message instanceof HttpContent content && isEvent(content)) {
            events++;
            event(wire, content, written);
        } else {
            var _ = wire.write(message, written);
        }
    }

    private void event(ChannelHandlerContext wire, HttpContent event, ChannelPromise written) {
        if (events == faults.cutInEvent()) {
            cutInEvent(wire, event, written);
        } else if (events == faults.repeat()) {
            var again = new DefaultHttpContent(event.content().retainedDuplicate());
            var _ = wire.write(event, written);
            var _ = wire.write(again);
        } else {
            var _ = wire.write(event, written);
        }
    }

    /// The first event of all may come in one piece with the head of the answer, which is kept.
    private static void cutInEvent(ChannelHandlerContext wire, HttpContent event, ChannelPromise written) {
        if (event instanceof HttpResponse answer) {
            var _ = wire.write(new DefaultHttpResponse(answer.protocolVersion(), answer.status(), answer.headers()));
        }
        var half = event.content().readRetainedSlice(event.content().readableBytes() / 2);
        var _ = event.release();
        var _ = wire.writeAndFlush(new DefaultHttpContent(half)).addListener(_ -> closeConnection(wire, written));
    }

    private static void closeConnection(ChannelHandlerContext wire, ChannelPromise written) {
        var _ = wire.close();
        var _ = written.tryFailure(new IOException("The fault that was asked for"));
    }

    /// That the client may go on, which comes before anything is done.
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse answer && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /// A piece that is neither a heartbeat nor a comment, and not all of an answer.
    private static boolean isEvent(HttpContent piece) {
        var text = piece.content().toString(StandardCharsets.UTF_8);
        return !(piece instanceof LastHttpContent) && text.contains(DATA) && !text.contains(HEARTBEAT);
    }
}
