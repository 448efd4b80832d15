package io.prescient.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Bounds the time of the heads and bodies of one HTTP/1.1 connection and its idle time, responds to requests that
/// are not valid HTTP/1.1 with a problem and closes the connection, and drains it during a shutdown.
@SuppressWarnings("FutureReturnValueIgnored") // A failed write closes the connection.
final class ConnectionGuard extends ChannelDuplexHandler {
    /// How long a client has to read a rejection. A close with unread data would discard it.
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final ConnectionGuards guards;
    private final RequestTimer timer;
    private @Nullable ChannelHandlerContext context;
    /// Requests whose responses are not complete.
    private int unanswered;
    /// Whether a response has begun and is not complete.
    private boolean responding;
    private @Nullable Problem rejection;
    /// The number of unanswered requests at which the rejection is sent: one if it concerns a body.
    private int rejectedAt;
    private boolean closing;

    ConnectionGuard(ConnectionGuards guards) {
        this.guards = guards;
        timer = new RequestTimer(guards, this::expire);
    }

    boolean isRejected() {
        return rejection != null;
    }

    /// Whether the next byte belongs to a head.
    boolean awaitsHead() {
        return timer.input() != RequestTimer.Input.body;
    }

    /// Whether the next byte is the first of a head.
    boolean isAtStart() {
        return timer.input() == RequestTimer.Input.none;
    }

    void onBytes(int count) {
        timer.onBytes(count);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        timer.cancel();
    }

    @Override
    public void channelRead(ChannelHandlerContext reader, Object message) {
        var problem = problem(message);
        if (isRejected() || problem != null) {
            ReferenceCountUtil.release(message);
            if (problem != null && !isRejected()) {
                reject(problem);
            }
            return;
        }
        if (message instanceof HttpRequest) {
            unanswered++;
            timer.set(RequestTimer.Input.body);
        }
        if (message instanceof LastHttpContent) {
            timer.set(RequestTimer.Input.none);
        }
        reader.fireChannelRead(message);
    }

    private static @Nullable Problem problem(Object message) {
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            return MalformedRequest.problem(part.decoderResult().cause());
        }
        return message instanceof HttpRequest request ? MalformedRequest.problem(request) : null;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reader) {
        timer.settle(reader, unanswered);
        reader.fireChannelReadComplete();
    }

    @Override
    public void read(ChannelHandlerContext reader) {
        timer.resume(reader, unanswered);
        reader.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext receiver, Object event) {
        if (event == ConnectionGuards.STOP) {
            timer.restart(receiver, unanswered);
        }
        receiver.fireUserEventTriggered(event);
    }

    @Override
    public void write(ChannelHandlerContext writer, Object message, ChannelPromise written) {
        if (closing) {
            ReferenceCountUtil.release(message);
            written.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            responding = true;
            if (guards.isDraining()) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
        }
        boolean last = responding && message instanceof LastHttpContent;
        writer.write(message, written);
        if (last) {
            complete(writer);
        }
    }

    private void complete(ChannelHandlerContext writer) {
        responding = false;
        unanswered--;
        if (isRejected()) {
            send(writer);
        } else if (guards.isDraining() && unanswered == 0) {
            close(writer);
        } else {
            timer.settle(writer, unanswered);
        }
    }

    private void expire() {
        var expired = Objects.requireNonNull(context);
        if (isAtStart()) {
            expired.close();
        } else if (guards.isStopping()) {
            reject(Problem.of(ProblemCode.unavailable, "The service is stopping. Retry with the same key."));
        } else {
            reject(Problem.of(
                    ProblemCode.request_timeout,
                    awaitsHead() ? "The headers did not arrive in time" : "The body did not arrive in time"));
        }
    }

    /// Responds after the responses to earlier requests, and closes the connection. Nothing more is read.
    void reject(Problem problem) {
        rejection = problem;
        rejectedAt = awaitsHead() ? 0 : 1;
        timer.cancel();
        send(Objects.requireNonNull(context));
    }

    private void send(ChannelHandlerContext writer) {
        if (unanswered < rejectedAt || (unanswered == rejectedAt && responding)) {
            // The response to this request has begun already.
            closing = true;
            writer.close();
        } else if (unanswered == rejectedAt) {
            writer.write(RejectionResponse.of(Objects.requireNonNull(rejection).at("/"), guards));
            close(writer);
        }
    }

    /// Ends the output, and closes the connection when the client does or after {@link #LINGER}.
    private void close(ChannelHandlerContext writer) {
        closing = true;
        timer.cancel();
        writer.channel().config().setAutoRead(true);
        writer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
            if (writer.channel() instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
                writer.executor().schedule(() -> writer.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                writer.close();
            }
        });
    }
}
