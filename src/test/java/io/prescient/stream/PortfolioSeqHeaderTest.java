package io.prescient.stream;

import static io.prescient.Api.get;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.journal.JournalQueries;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Where a seq is told, where it is promised, and how many entries after one are looked for.
@QuarkusTest
@Timeout(60)
class PortfolioSeqHeaderTest {
    @Inject
    Pool pool;

    @Inject
    JournalQueries journal;

    /// The database refuses the entry, as if its disk were full, when its seq has been given.
    @Test
    void failedCommitReturnsNoSeq() {
        long id = portfolio("100.00");
        run("""
                CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '53100'; END $$""");
        run("""
                CREATE TRIGGER lost AFTER INSERT ON journal_entries
                FOR EACH ROW WHEN (NEW.reason = 'to be lost') EXECUTE FUNCTION lose()""");
        try {
            var answer = post("/v1/portfolios/" + id + "/deposits", json("amount", "1.00", "reason", "to be lost"));
            answer.statusCode(503).header(MinSeqTest.SEQ, nullValue());
        } finally {
            run("DROP FUNCTION lose CASCADE");
        }
        assertEquals(1, getPortfolio(id).getInt("seq"));
    }

    @Test
    void openApiDocumentsSeqOfEveryRead() {
        Map<String, Map<String, Object>> paths =
                get("/openapi?format=json").statusCode(200).extract().jsonPath().getMap("paths");
        var told = new TreeSet<String>();
        paths.forEach((path, operations) -> {
            if (operations.get("get") instanceof Map<?, ?> read && ("" + read).contains(MinSeqTest.SEQ)) {
                assertTrue(("" + read).contains("name=min_seq"), path);
                told.add(path.replace("/v1/portfolios/{id}", "").replaceAll("\\{[^}]+}", "stream"));
            }
            if (path.contains("/history") && operations.get("post") != null) {
                assertFalse(("" + operations.get("post")).contains(MinSeqTest.SEQ), path);
            }
        });
        // There is no signal of this name to be read.
        assertTrue(told.remove("/signals/stream"));
        assertEquals(
                new TreeSet<>(MinSeqTest.READS.stream()
                        .map(read -> read.replaceAll("\\?.*", ""))
                        .toList()),
                told);
    }

    /// A look at many who are far behind takes them piece by piece.
    @Test
    void limitsEntriesPerPortfolioAndQuery() {
        long first = portfolio("1.00");
        long second = portfolio("1.00");
        OtherReplica.deposit(pool, first, 5, null);
        OtherReplica.deposit(pool, second, 5, null);
        var news = journal.after(Map.of(first, 1L, second, 1L), 4, 6).await().atMost(Duration.ofSeconds(10)).stream()
                .map(written -> (written.portfolioId() == first ? "a" : "b")
                        + written.entry().seq())
                .toList();
        assertEquals(List.of("a2", "a3", "a4", "a5", "b2", "b3"), news);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(10));
    }
}
