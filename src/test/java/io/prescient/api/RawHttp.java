package io.prescient.api;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// HTTP over a plain socket, for requests that HTTP clients do not send.
final class RawHttp {
    record Answer(int status, String contentType, String body) {}

    private RawHttp() {}

    /// Sends a head that announces a body of this length, without the body.
    static Answer headOnly(String path, long length) throws IOException {
        try (var socket = open()) {
            write(socket.getOutputStream(), head(path) + "Content-Length: " + length + "\r\n\r\n");
            return read(socket.getInputStream());
        }
    }

    /// Sends these bytes and reads until the server closes the connection.
    static Answer exchange(String request) throws IOException {
        try (var socket = open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = read(socket.getInputStream());
            if (socket.getInputStream().read() >= 0) {
                throw new IOException("more bytes follow: " + answer);
            }
            return answer;
        }
    }

    /// Sends a JSON body with one more header line, sent verbatim.
    static Answer post(String path, String body, String header) throws IOException {
        try (var socket = open()) {
            write(
                    socket.getOutputStream(),
                    head(path) + header + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            return read(socket.getInputStream());
        }
    }

    /// Sends chunks of a megabyte until the server responds or all are sent.
    static Answer chunks(String path, int megabytes) throws IOException {
        try (var socket = open()) {
            var out = socket.getOutputStream();
            write(out, head(path) + "Transfer-Encoding: chunked\r\n\r\n");
            var chunk = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < megabytes && socket.getInputStream().available() == 0; i++) {
                    write(out, Integer.toHexString(chunk.length) + "\r\n");
                    out.write(chunk);
                    write(out, "\r\n");
                }
                write(out, "0\r\n\r\n");
            } catch (IOException _) {
                // The server stopped reading; its response follows.
            }
            return read(socket.getInputStream());
        }
    }

    private static Socket open() throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String head(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Answer read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("connection closed after: " + head);
            }
            head.append((char) octet);
        }
        var text = head.toString();
        int length = Integer.parseInt(header(text, "content-length"));
        var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(text.substring(9, 12)), header(text, "content-type"), body);
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }
}
