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

/// HTTP by hand: a client that hears of the end may forget what came before it.
final class RawStream {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern CHUNK = Pattern.compile("(\r\n)?[0-9a-f]+\r\n|\r\n$");

    private RawStream() {}

    /// What came after a seq, until the stream ended or it was enough.
    static String read(long portfolio, String type, long after, String fault, Predicate<String> enough)
            throws IOException {
        var head =
                "GET /v1/portfolios/%d/stream HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nLast-Event-ID: %d\r\n%s\r\n"
                        .formatted(portfolio, type, after, fault == null ? "" : "Fault: " + fault + "\r\n");
        try (var socket = connect()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return body(socket.getInputStream(), enough);
        }
    }

    /// Who hears nothing for long fails, instead of listening for ever.
    static Socket connect() throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        return socket;
    }

    private static String body(InputStream in, Predicate<String> enough) throws IOException {
        // A stream that goes on and on is never silent.
        long end = System.nanoTime() + TIMEOUT.toNanos();
        var told = new StringBuilder();
        for (int letter = in.read(); letter >= 0; letter = in.read()) {
            assertTrue(System.nanoTime() < end, () -> "It should have ended, or been enough: " + told);
            told.append((char) letter);
            if (told.toString().endsWith("\r\n\r\n")) {
                told.setLength(0);
            } else if (enough.test(withoutChunks(told))) {
                break;
            }
        }
        return withoutChunks(told);
    }

    /// The head of an answer; what came of it if the connection ends before.
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
