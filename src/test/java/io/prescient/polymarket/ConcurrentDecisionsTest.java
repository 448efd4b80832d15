package io.prescient.polymarket;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static io.prescient.polymarket.Proposals.proposal;
import static io.prescient.polymarket.Proposals.send;
import static io.prescient.polymarket.Proposals.settlement;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Acceptance that races with an import settles the proposal that is current under the market lock, or nothing.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class ConcurrentDecisionsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String id = unique("m");
    private final String event = unique("e");

    private long portfolio;

    @Inject
    Pool pool;

    /// Buys 200 shares for 100.00 at 0.50 in a market that an import then resolves as YES.
    @BeforeEach
    void propose() {
        Imports.importPage(event(event, market(id, "0.5", "0.5")));
        portfolio = Api.portfolio("100.00");
        buyYes(portfolio, id, "100.00", "0.50");
        Imports.importPage(event(event, resolved(id, "1", "0")));
    }

    @Test
    void doesNotPayWithdrawnProposal() throws Exception {
        for (String decision : List.of("accept", "accept?correct=true", "accept?outcome=YES")) {
            Imports.importPage(event(event, resolved(id, "1", "0")));
            assertProblem(decideAfterImport(market(id, "0.6", "0.4"), decision), 409, "proposal_withdrawn");
            proposal(id).body("status", equalTo("withdrawn")).body("reason", startsWith("Import "));
        }
        assertUnpaid();
    }

    @Test
    void doesNotPayChangedProposal() throws Exception {
        for (String decision : List.of("accept", "accept?correct=true", "accept?outcome=YES")) {
            Imports.importPage(event(event, resolved(id, "1", "0")));
            var problem = assertProblem(decideAfterImport(resolved(id, "0", "1"), decision), 409, "proposal_changed");
            assertEquals("The proposed outcome for market " + id + " is NO, not YES", problem.getString("detail"));
            assertEquals("NO YES", problem.get("proposed_outcome") + " " + problem.get("other_outcome"));
            proposal(id).body("status", equalTo("open")).body("outcome", equalTo("NO"));
        }
        assertUnpaid();
    }

    @Test
    void acceptsRepeatedProposal() throws Exception {
        var response = decideAfterImport(resolved(id, "1", "0", "volume", "1"), "accept");
        assertEquals(200, response.statusCode());
        assertEquals(proposal(id).extract().asString(), response.asString());
        proposal(id).body("status", equalTo("accepted")).body("outcome", equalTo("YES"));
        assertEquals("200.00", Api.getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void acceptAndWithdrawalAgreeOnOrder() throws Exception {
        for (int attempt = 0; attempt < 12; attempt++) {
            var market = unique("m");
            Imports.importPage(event(event, resolved(market, "1", "0")));
            boolean changes = attempt % 2 == 0;
            var update = changes ? resolved(market, "0", "1") : market(market, "0.6", "0.4");
            var requests = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 4; i++) {
                requests.add(() -> send(market, "accept?outcome=YES"));
            }
            requests.add(attempt % 5, () -> Api.send("POST", "/v1/imports", Imports.page(event(event, update))));
            var responses = Api.race(requests);
            assertEquals(201, responses.remove(attempt % 5).statusCode());
            boolean accepted = responses.stream().anyMatch(response -> response.statusCode() == 200);
            settlement(market).statusCode(accepted ? 200 : 404);
            var left = proposal(market).extract().jsonPath();
            assertEquals(
                    changes ? "NO open" : accepted ? "YES accepted" : "YES withdrawn",
                    left.get("outcome") + " " + left.get("status"));
            for (var response : responses) {
                if (response.statusCode() == 200) {
                    response.then().body("outcome", equalTo("YES")).body("status", equalTo("accepted"));
                } else {
                    assertProblem(response, 409, changes ? "proposal_changed" : "proposal_withdrawn");
                }
            }
        }
    }

    @Test
    void acceptsOnlyExpectedOutcome() {
        for (String other : List.of("NO", "SPLIT", "VOID")) {
            var problem = assertProblem(send(id, "accept?outcome=" + other), 409, "proposal_changed");
            assertEquals("YES " + other, problem.get("proposed_outcome") + " " + problem.get("other_outcome"));
        }
        assertProblem(send(id, "accept?outcome=yes"), 400, "invalid_parameter");
        assertProblem(send(id, "accept?outcome="), 400, "invalid_parameter");
        assertUnpaid();
        send(id, "accept?outcome=YES").then().statusCode(200).body("status", equalTo("accepted"));
        send(id, "accept?outcome=YES").then().statusCode(200).body("status", equalTo("accepted"));
        assertProblem(send(id, "accept?outcome=NO"), 409, "proposal_changed");
        assertEquals("200.00", Api.getPortfolio(portfolio).getString("current_balance"));
    }

    /// The response to a decision that has read the proposal and waits for the market lock behind this import.
    private Response decideAfterImport(Map<String, Object> update, String decision) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> imported;
            Future<Response> decided;
            var connection = pool.getConnection().await().atMost(TIMEOUT);
            try {
                var held = connection.begin().await().atMost(TIMEOUT);
                connection
                        .preparedQuery("SELECT FROM markets WHERE market_id = $1 FOR UPDATE")
                        .execute(Tuple.of(id))
                        .await()
                        .atMost(TIMEOUT);
                imported = clients.submit(() -> Api.send("POST", "/v1/imports", Imports.page(event(event, update))));
                awaitBlockedBackends(1);
                decided = clients.submit(() -> send(id, decision));
                awaitBlockedBackends(2);
                held.commit().await().atMost(TIMEOUT);
            } finally {
                connection.close().await().atMost(TIMEOUT);
            }
            assertEquals(201, imported.get().statusCode());
            return decided.get();
        }
    }

    private void awaitBlockedBackends(int count) {
        await("for clients that wait for the market lock").atMost(TIMEOUT).until(() -> blockedBackends() >= count);
    }

    private int blockedBackends() {
        return pool.query("SELECT count(*)::int AS n FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0"
                        + " AND datname = current_database()")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("n"))
                .await()
                .atMost(TIMEOUT);
    }

    private void assertUnpaid() {
        assertProblem(Api.send("GET", "/v1/markets/" + id + "/settlement", null), 404, "settlement_not_found");
        assertEquals("0.00", Api.getPortfolio(portfolio).getString("current_balance"));
    }
}
