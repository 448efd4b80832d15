package io.prescient.dev.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads a stream over a plain socket: HTTP clients may discard data that precedes a broken connection.
final class RawStream {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern CHUNK = Pattern.compile("(\r\n)?[0-9a-f]+\r\n|\r\n$");

    private RawStream() {}

    /// Reads the events after a seq, until the stream ends or `enough` is true.
    static String read(long portfolio, String type, long after, String fault, Predicate<String> enough)
            throws IOException {
        var head =
                "GET /v1/portfolios/%d/stream HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nLast-Event-ID: %d\r\n%s\r\n"
                        .formatted(portfolio, type, after, fault == null ? "" : "Fault-Injection: " + fault + "\r\n");
        try (var socket = connect()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return body(socket.getInputStream(), enough);
        }
    }

    /// A socket whose reads fail after the timeout.
    static Socket connect() throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        return socket;
    }

    private static String body(InputStream in, Predicate<String> enough) throws IOException {
        // The socket timeout does not end a stream that keeps sending.
        long end = System.nanoTime() + TIMEOUT.toNanos();
        var received = new StringBuilder();
        for (int letter = in.read(); letter >= 0; letter = in.read()) {
            assertTrue(System.nanoTime() < end, () -> "Neither the end nor the expected events arrived: " + received);
            received.append((char) letter);
            if (received.toString().endsWith("\r\n\r\n")) {
                received.setLength(0);
            } else if (enough.test(withoutChunks(received))) {
                break;
            }
        }
        return withoutChunks(received);
    }

    /// Reads the head of a response, or what arrives of it before the connection ends.
    static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        int letter = 0;
        while (letter >= 0 && head.indexOf("\r\n\r\n") < 0) {
            letter = in.read();
            if (letter >= 0) {
                head.append((char) letter);
            }
        }
        return head.toString();
    }

    private static String withoutChunks(CharSequence body) {
        return CHUNK.matcher(body).replaceAll("");
    }
}
