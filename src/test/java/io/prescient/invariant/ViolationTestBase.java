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

/// A portfolio whose invariants hold, and methods that damage it in the database, within the schema's constraints.
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

    /// Removes the damaged portfolio, so that no other test finds it.
    @AfterEach
    void remove() {
        run("DELETE FROM portfolios WHERE portfolio_id = " + portfolio);
    }

    void assertViolated(String... names) {
        var result = check();
        assertFalse(result.getBoolean("holds"));
        assertEquals(Set.of(names), result.getMap("violation_counts").keySet(), result::prettify);
        assertEquals(
                Set.of((int) portfolio),
                Set.copyOf(result.<Integer>getList("violations.portfolio_id")),
                result::prettify);
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

    /// Updates entries with triggers disabled, because a trigger keeps the journal append-only.
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
