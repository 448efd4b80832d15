package io.prescient.stream;

import static io.prescient.Api.portfolio;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.http.ProblemMapper;
import io.prescient.stream.StreamClient.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A journal with a gap, made in the database: its stream ends before the gap.
@QuarkusTest
@Timeout(60)
class JournalGapTest {
    @Inject
    Pool pool;

    private LogRecorder log;
    private long id;

    @BeforeEach
    void open() {
        id = portfolio("1000.00");
        log = new LogRecorder(ProblemMapper.class);
    }

    /// Removes the damaged portfolio, so that no other test finds it.
    @AfterEach
    void remove() {
        log.close();
        run("DELETE FROM portfolios WHERE portfolio_id = " + id);
    }

    @Test
    void resumedStreamEndsBeforeGap() throws Exception {
        OtherReplica.deposit(pool, id, 5, null);
        run("DELETE FROM journal_entries WHERE seq = 4 AND portfolio_id = " + id);
        try (var client = StreamClient.open(stream() + "?after=1")) {
            assertEndsBeforeGap(client);
        }
        // A stream that resumes there ends before the gap again.
        try (var client = StreamClient.open(stream() + "?after=3")) {
            assertEquals("failed 3", reasonAndResumePoint(client.next("end")));
        }
        try (var client = StreamClient.open(stream() + "?after=4")) {
            assertEquals("6", client.next("entry", 2).getLast().id());
        }
    }

    @Test
    void liveStreamEndsBeforeGap() throws Exception {
        try (var client = StreamClient.open(stream())) {
            client.next("snapshot");
            run("""
                    WITH written AS (
                        INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash)
                        SELECT %1$d, 1 + n, now(), 'deposited', 1 FROM generate_series(1, 5) n WHERE n <> 3)
                    UPDATE portfolios SET seq = seq + 5, total_deposits = total_deposits + 5,
                        current_balance = current_balance + 5 WHERE portfolio_id = %1$d""".formatted(id));
            assertEndsBeforeGap(client);
        }
    }

    /// Asserts that the client receives the resume point, and that the log contains the failure.
    private void assertEndsBeforeGap(StreamClient client) {
        var received = new ArrayList<String>();
        for (var event = client.next(); !event.equals(Event.END); event = client.next()) {
            if ("entry".equals(event.name())) {
                received.add(event.id());
            } else if ("end".equals(event.name())) {
                received.add(event.data());
            }
        }
        assertEquals(List.of("2", "3", "{\"reason\":\"failed\",\"resume_after\":3}"), received);
        assertEquals(List.of("5 cannot follow 3 in portfolio " + id), log.failures);
    }

    private String stream() {
        return "/v1/portfolios/" + id + "/stream";
    }

    private static String reasonAndResumePoint(Event end) {
        return end.json().getString("reason") + " " + end.json().getString("resume_after");
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(20));
    }
}
