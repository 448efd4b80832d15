package io.prescient.invariant;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.close;
import static io.prescient.Api.deposit;
import static io.prescient.Api.json;
import static io.prescient.Api.post;
import static io.prescient.Api.withdraw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.prescient.Api;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Books that hold, and what is needed to damage them past the service, as far as the schema lets one.
abstract class ViolationTestBase {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    long portfolio;
    String market;
    String first;
    String second;

    @BeforeEach
    void trade() {
        portfolio = Api.portfolio("1000.00", "max_position_size", "150.00");
        market = Api.market();
        first = buyYes(portfolio, market, "100.00", "0.40");
        second = buyYes(portfolio, market, "80.00", "0.50");
        close(portfolio, second, "60", "0.75").statusCode(200);
        deposit(portfolio, "20.00").statusCode(201);
        withdraw(portfolio, "5.00").statusCode(201);
        Api.changeStatus(portfolio, "pause").statusCode(200);
        Api.changeStatus(portfolio, "resume").statusCode(200);
        Api.assertInvariantsHold(portfolio);
    }

    /// Nobody else is to find these books broken.
    @AfterEach
    void remove() {
        run("DELETE FROM portfolios WHERE portfolio_id = " + portfolio);
    }

    void assertViolated(String... names) {
        var run = check();
        assertFalse(run.getBoolean("holds"));
        assertEquals(Set.of(names), run.getMap("violation_counts").keySet(), run::prettify);
        assertEquals(
                Set.of((int) portfolio), Set.copyOf(run.<Integer>getList("violations.portfolio_id")), run::prettify);
    }

    JsonPath check() {
        return Api.get("/v1/portfolios/" + portfolio + "/invariants")
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static void settle(String market, String outcome) {
        post("/v1/markets/" + market + "/settlement", json("outcome", outcome)).statusCode(201);
    }

    void updatePortfolio(String change) {
        run("UPDATE portfolios SET " + change + " WHERE portfolio_id = " + portfolio);
    }

    /// The trigger that keeps the journal append-only looks away.
    void updateJournal(String change) {
        pool.withTransaction(tx -> tx.query("SET LOCAL session_replication_role = replica")
                        .execute()
                        .chain(() -> tx.query(
                                        "UPDATE journal_entries SET " + change + " WHERE portfolio_id = " + portfolio)
                                .execute()))
                .await()
                .atMost(TIMEOUT);
    }

    void run(String sql) {
        pool.query(sql).execute().await().atMost(TIMEOUT);
    }
}
