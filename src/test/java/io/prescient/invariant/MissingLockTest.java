package io.prescient.invariant;

import static io.prescient.Api.get;
import static io.prescient.Api.json;
import static io.prescient.Api.race;
import static io.prescient.Api.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Concurrent deposits in a program that takes no row lock: what the journal's key and the invariants detect.
@Tag("deep")
@QuarkusTest
@TestProfile(NoLockProfile.class)
class MissingLockTest {
    private static final int CLIENTS = 40;
    private static final int ROUNDS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    /// Two transactions that read the same seq write the same key, and the journal accepts only one of them.
    @Test
    void journalKeyRejectsSecondEntryOfSameSeq() throws Exception {
        long portfolio = Api.portfolio("0.00");
        long accepted = 0;
        long rejected = 0;
        for (int round = 0; round < ROUNDS && rejected == 0; round++) {
            var responses = deposits(portfolio);
            accepted += responses.stream()
                    .filter(response -> response.statusCode() == 201)
                    .count();
            rejected += responses.stream()
                    .filter(response -> response.statusCode() >= 500)
                    .count();
        }
        assertTrue(rejected > 0, "no deposit was rejected, although there is no lock");
        assertEquals(accepted + ".00", Api.getPortfolio(portfolio).getString("current_balance"));
        Api.assertInvariantsHold(portfolio);
    }

    /// Without the key as well, every deposit is accepted, and updates are lost.
    @Test
    void reportsLostUpdateWithItsPortfolio() throws Exception {
        long portfolio = Api.portfolio("0.00");
        run("ALTER TABLE journal_entries DROP CONSTRAINT pk_journal_entries");
        long accepted = 0;
        var result = check(portfolio);
        for (int round = 0; round < ROUNDS && result.getBoolean("holds"); round++) {
            var responses = deposits(portfolio);
            responses.forEach(response -> assertEquals(201, response.statusCode(), response::asString));
            accepted += responses.size();
            result = check(portfolio);
        }
        assertTrue(result.getMap("violation_counts").keySet().containsAll(List.of("totals", "seq")), result::prettify);
        var balance = "violations.find { it.invariant == 'totals' && it.metric == 'current_balance' }.";
        assertEquals(accepted + ".00", result.getString(balance + "expected"));
        assertEquals(Api.getPortfolio(portfolio).getString("current_balance"), result.getString(balance + "actual"));
        assertEquals((int) portfolio, result.getInt(balance + "portfolio_id"));
        Api.changeStatus(portfolio, "archive").statusCode(200);
        Api.send("DELETE", "/v1/portfolios/" + portfolio, null).then().statusCode(204);
        run("ALTER TABLE journal_entries ADD CONSTRAINT pk_journal_entries PRIMARY KEY (portfolio_id, seq)");
    }

    private static List<Response> deposits(long portfolio) throws Exception {
        return race(Stream.<Callable<Response>>generate(
                        () -> () -> send("POST", "/v1/portfolios/" + portfolio + "/deposits", json("amount", "1.00")))
                .limit(CLIENTS)
                .toList());
    }

    private static JsonPath check(long portfolio) {
        return get("/v1/portfolios/" + portfolio + "/invariants")
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(TIMEOUT);
    }
}
