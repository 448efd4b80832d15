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

/// A book that somebody damaged past the service: its stream tells what stands before the hole, and no more.
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

    /// Nobody else is to find this book broken.
    @AfterEach
    void remove() {
        log.close();
        run("DELETE FROM portfolios WHERE portfolio_id = " + id);
    }

    @Test
    void resumedStreamEndsBeforeGap() throws Exception {
        OtherReplica.deposit(pool, id, 5, null);
        run("DELETE FROM journal_entries WHERE seq = 4 AND portfolio_id = " + id);
        try (var listening = StreamClient.open(stream() + "?after=1")) {
            assertEndsBeforeGap(listening);
        }
        // To resume there is to stand before the hole again.
        try (var listening = StreamClient.open(stream() + "?after=3")) {
            assertEquals("failed 3", reasonAndPlace(listening.next("end")));
        }
        try (var listening = StreamClient.open(stream() + "?after=4")) {
            assertEquals("6", listening.next("entry", 2).getLast().id());
        }
    }

    @Test
    void liveStreamEndsBeforeGap() throws Exception {
        try (var listening = StreamClient.open(stream())) {
            listening.next("snapshot");
            run("""
                    WITH written AS (
                        INSERT INTO journal_entries (portfolio_id, seq, recorded_at, type, cash)
                        SELECT %1$d, 1 + n, now(), 'deposited', 1 FROM generate_series(1, 5) n WHERE n <> 3)
                    UPDATE portfolios SET seq = seq + 5, total_deposits = total_deposits + 5,
                        current_balance = current_balance + 5 WHERE portfolio_id = %1$d""".formatted(id));
            assertEndsBeforeGap(listening);
        }
    }

    /// The log tells what is wrong, the client where to resume.
    private void assertEndsBeforeGap(StreamClient listening) {
        var told = new ArrayList<String>();
        for (var event = listening.next(); !event.equals(Event.END); event = listening.next()) {
            if ("entry".equals(event.name())) {
                told.add(event.id());
            } else if ("end".equals(event.name())) {
                told.add(event.data());
            }
        }
        assertEquals(List.of("2", "3", "{\"reason\":\"failed\",\"resume_after\":3}"), told);
        assertEquals(List.of("5 cannot follow 3 in portfolio " + id), log.failures);
    }

    private String stream() {
        return "/v1/portfolios/" + id + "/stream";
    }

    private static String reasonAndPlace(Event cut) {
        return cut.json().getString("reason") + " " + cut.json().getString("resume_after");
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(20));
    }
}
