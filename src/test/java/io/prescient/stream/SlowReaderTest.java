package io.prescient.stream;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A client that does not read what it asked for.
@QuarkusTest
@TestProfile(Impatient.class)
@Timeout(60)
class SlowReaderTest {
    private static final int ENTRIES = 1_000;

    @Inject
    Pool pool;

    @Test
    void whoDoesNotReadIsCutAndResumesWithoutLossAndNobodyElseNotices() throws Exception {
        long id = portfolio("1000.00");
        String path = "/v1/portfolios/" + id + "/stream";
        try (var slow = new Socket();
                var other = Listening.to(path)) {
            // Small, so that it is full before all is sent; what the server's kernel takes is beyond us.
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress("localhost", RestAssured.port));
            slow.setSoTimeout(20_000);
            slow.getOutputStream()
                    .write(("GET " + path
                                    + "?after=1 HTTP/1.1\r\nHost: localhost\r\nAccept: application/x-ndjson\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            other.next("snapshot");
            for (int i = 0; i < ENTRIES / 100; i++) {
                Elsewhere.deposits(pool, id, 100, "x".repeat(20_000));
            }
            assertEquals(
                    "" + (ENTRIES + 1), other.next("entry", ENTRIES).getLast().id());
            // Longer than it is waited for.
            Thread.sleep(4_000);
            get("/v1/portfolios/" + id).statusCode(200);
            long place = readAll(slow);
            assertTrue(place > 1 && place < ENTRIES + 1, "cut after " + place);
            try (var resumed = Listening.to(path + "?after=" + place)) {
                var rest = resumed.next("entry", (int) (ENTRIES + 1 - place));
                assertEquals("" + (place + 1), rest.getFirst().id());
                assertEquals("" + (ENTRIES + 1), rest.getLast().id());
            }
        }
    }

    /// Everything until the end, which says where that was.
    private static long readAll(Socket slow) throws IOException {
        long place = 1;
        var lines = new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("{\"event\":\"entry\"")) {
                assertEquals(++place, JsonPath.from(line).getLong("id"));
            } else if (line.startsWith("{\"event\":\"cut\"")) {
                var cut = JsonPath.from(line);
                assertEquals("slow " + place, cut.getString("data.reason") + " " + cut.getLong("data.resume_after"));
                return place;
            }
        }
        throw new IllegalStateException("it ended without a word after " + place);
    }
}
