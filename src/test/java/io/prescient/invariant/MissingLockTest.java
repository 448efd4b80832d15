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

/// What becomes of the books where the lock that keeps them is broken: clients race in a build that takes none.
@Tag("deep")
@QuarkusTest
@TestProfile(NoLockProfile.class)
class MissingLockTest {
    private static final int CLIENTS = 40;
    private static final int ROUNDS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    /// Two who read the same seq would write the same entry: the journal's key lets only one of them.
    @Test
    void journalKeyRejectsSecondEntryOfSameSeq() throws Exception {
        long portfolio = Api.portfolio("0.00");
        long done = 0;
        long refused = 0;
        for (int round = 0; round < ROUNDS && refused == 0; round++) {
            var answers = deposits(portfolio);
            done += answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .count();
            refused += answers.stream()
                    .filter(answer -> answer.statusCode() >= 500)
                    .count();
        }
        assertTrue(refused > 0, "the lock is broken, so somebody came second");
        assertEquals(done + ".00", Api.getPortfolio(portfolio).getString("current_balance"));
        Api.assertInvariantsHold(portfolio);
    }

    /// With the key gone, too, everybody is told that it is done, and updates are lost.
    @Test
    void reportsLostUpdateWithItsPortfolio() throws Exception {
        long portfolio = Api.portfolio("0.00");
        run("ALTER TABLE journal_entries DROP CONSTRAINT pk_journal_entries");
        long done = 0;
        var found = check(portfolio);
        for (int round = 0; round < ROUNDS && found.getBoolean("holds"); round++) {
            var answers = deposits(portfolio);
            answers.forEach(answer -> assertEquals(201, answer.statusCode(), answer::asString));
            done += answers.size();
            found = check(portfolio);
        }
        assertTrue(found.getMap("violation_counts").keySet().containsAll(List.of("totals", "seq")), found::prettify);
        var balance = "violations.find { it.invariant == 'totals' && it.metric == 'current_balance' }.";
        assertEquals(done + ".00", found.getString(balance + "expected"));
        assertEquals(Api.getPortfolio(portfolio).getString("current_balance"), found.getString(balance + "actual"));
        assertEquals((int) portfolio, found.getInt(balance + "portfolio_id"));
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
