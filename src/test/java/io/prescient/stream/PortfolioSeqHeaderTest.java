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

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which responses have the header `Portfolio-Seq`, and its description in OpenAPI.
@QuarkusTest
@Timeout(60)
class PortfolioSeqHeaderTest {
    @Inject
    Pool pool;

    /// The insert of the entry fails as on a full disk, after its seq was assigned.
    @Test
    void failedCommitReturnsNoSeq() {
        long id = portfolio("100.00");
        run("""
                CREATE FUNCTION fail_insert() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'failed by test' USING ERRCODE = '53100'; END $$""");
        run("""
                CREATE TRIGGER fail_insert AFTER INSERT ON journal_entries
                FOR EACH ROW WHEN (NEW.reason = 'fails') EXECUTE FUNCTION fail_insert()""");
        try {
            var response = post("/v1/portfolios/" + id + "/deposits", json("amount", "1.00", "reason", "fails"));
            response.statusCode(503).header(MinSeqTest.SEQ, nullValue());
        } finally {
            run("DROP FUNCTION fail_insert CASCADE");
        }
        assertEquals(1, getPortfolio(id).getInt("seq"));
    }

    @Test
    void openApiDocumentsSeqOfEveryRead() {
        Map<String, Map<String, Object>> paths =
                get("/openapi?format=json").statusCode(200).extract().jsonPath().getMap("paths");
        var documented = new TreeSet<String>();
        paths.forEach((path, operations) -> {
            if (operations.get("get") instanceof Map<?, ?> read && ("" + read).contains(MinSeqTest.SEQ)) {
                assertTrue(("" + read).contains("name=min_seq"), path);
                documented.add(path.replace("/v1/portfolios/{id}", "").replaceAll("\\{[^}]+}", "stream"));
            }
            if (path.contains("/history") && operations.get("post") != null) {
                assertFalse(("" + operations.get("post")).contains(MinSeqTest.SEQ), path);
            }
        });
        // READS does not contain it, because there is no signal with this name.
        assertTrue(documented.remove("/signals/stream"));
        assertEquals(
                new TreeSet<>(MinSeqTest.READS.stream()
                        .map(read -> read.replaceAll("\\?.*", ""))
                        .toList()),
                documented);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(Duration.ofSeconds(10));
    }
}
