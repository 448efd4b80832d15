package io.prescient.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Time limits, order of responses, and the drain of one connection.
class ConnectionGuardTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";

    private record Settings(Duration headerTimeout, Duration bodyTimeout, Duration idleTimeout)
            implements ConnectionSettings {}

    private final ConnectionGuards guards = new ConnectionGuards(
            new Settings(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(75)),
            new JsonWriter(new ObjectMapper()));
    private final EmbeddedChannel connection = connection();

    private EmbeddedChannel connection() {
        var channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new HeadGuard(guards));
        channel.pipeline().addLast(HeadGuard.DECODER, new HttpRequestDecoder());
        channel.pipeline().addLast(HeadGuard.ENCODER, new HttpResponseEncoder());
        return channel;
    }

    @Test
    void closesSilentConnection() {
        pass(9);
        assertTrue(connection.isOpen());
        pass(2);
        assertFalse(connection.isOpen());
    }

    @Test
    void rejectsHalfSentHead() {
        receive("GET / HTTP/1.1\r\nHost");
        pass(9);
        receive(": x");
        assertEquals("", sent());
        pass(2);
        assertRejected("408 Request Timeout", "request_timeout");
    }

    @Test
    void rejectsHalfSentBody() {
        receive(POST + "{");
        pass(19);
        receive(" ");
        assertEquals("", sent());
        pass(2);
        assertRejected("408 Request Timeout", "request_timeout");
    }

    @Test
    void acceptsSlowBody() {
        receive(POST);
        for (int i = 0; i < 5; i++) {
            receive(" ".repeat(1024));
            pass(20);
        }
        assertTrue(connection.isOpen());
    }

    @Test
    void waitsWhileTheServiceDoesNotReadTheBody() {
        receive(POST);
        connection.config().setAutoRead(false);
        receive(" ");
        pass(60);
        assertTrue(connection.isOpen());
        connection.config().setAutoRead(true);
        pass(19);
        assertTrue(connection.isOpen());
        pass(2);
        assertRejected("408 Request Timeout", "request_timeout");
    }

    @Test
    void waitsForResponseThenClosesIdleConnection() {
        receive(GET);
        pass(600);
        assertTrue(connection.isOpen());
        respond();
        pass(74);
        assertTrue(connection.isOpen());
        pass(2);
        assertFalse(connection.isOpen());
    }

    @Test
    void respondsToEarlierRequestsFirst() {
        receive(GET + "\u0001" + GET);
        assertEquals("", sent());
        respond();
        var sent = sent();
        assertTrue(sent.startsWith("HTTP/1.1 200 OK"), sent);
        assertTrue(sent.contains("HTTP/1.1 400 Bad Request"), sent);
        assertFalse(connection.isOpen());
    }

    @Test
    void closesConnectionIfResponseToInvalidBodyHasBegun() {
        receive("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        respond();
        var _ = sent();
        receive("zz\r\n");
        assertEquals("", sent());
        assertFalse(connection.isOpen());
    }

    @Test
    void closesConnectionAfterResponseDuringShutdown() {
        receive(GET);
        guards.add(connection);
        guards.stop();
        pass(600);
        respond();
        assertTrue(sent().contains("connection: close"));
        assertFalse(connection.isOpen());
    }

    @Test
    void rejectsHalfSentBodyDuringShutdown() {
        receive(POST + "{");
        guards.add(connection);
        guards.stop();
        connection.runPendingTasks();
        receive(" ".repeat(2000));
        pass(2);
        assertRejected("503 Service Unavailable", "unavailable");
    }

    private void receive(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
    }

    private void respond() {
        connection.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

    private void assertRejected(String status, String code) {
        var sent = sent();
        assertTrue(sent.startsWith("HTTP/1.1 " + status), sent);
        assertTrue(sent.contains("connection: close") && sent.contains("application/problem+json"), sent);
        assertTrue(sent.contains(code), sent);
        assertFalse(connection.isOpen());
    }

    private String sent() {
        var text = new StringBuilder();
        for (ByteBuf bytes; (bytes = connection.readOutbound()) != null; bytes.release()) {
            text.append(bytes.toString(StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
