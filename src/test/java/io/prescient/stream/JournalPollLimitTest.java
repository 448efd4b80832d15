package io.prescient.stream;

import static io.prescient.Api.portfolio;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.journal.JournalRepository;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The query of new entries is bounded: streams that are far behind read the rest with the next queries.
@QuarkusTest
@Timeout(60)
class JournalPollLimitTest {
    @Inject
    Pool pool;

    @Inject
    JournalRepository journal;

    @Test
    void limitsEntriesPerPortfolioAndQuery() {
        long first = portfolio("1.00");
        long second = portfolio("1.00");
        OtherReplica.deposit(pool, first, 5, null);
        OtherReplica.deposit(pool, second, 5, null);
        var entries = journal.after(Map.of(first, 1L, second, 1L), 4, 6).await().atMost(Duration.ofSeconds(10)).stream()
                .map(written -> (written.portfolioId() == first ? "a" : "b")
                        + written.entry().seq())
                .toList();
        assertEquals(List.of("a2", "a3", "a4", "a5", "b2", "b3"), entries);
    }
}
