package io.prescient.polymarket;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static io.prescient.polymarket.Proposals.decide;
import static io.prescient.polymarket.Proposals.proposal;
import static io.prescient.polymarket.Proposals.send;
import static io.prescient.polymarket.Proposals.settle;
import static io.prescient.polymarket.Proposals.settlement;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Decisions about proposals of markets that are settled manually.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class ProposalDecisionsTest {
    private final String id = unique("m");
    private final String event = unique("e");

    @Test
    void acceptsProposalOfSettledMarket() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        settle(id, "YES");
        decide(id, "accept").body("status", equalTo("accepted")).body("reason", nullValue());
        settlement(id).body("outcome", equalTo("YES")).body("version", equalTo(1));
    }

    @Test
    void rejectsOutcomeOtherThanSettled() {
        Imports.importPage(event(event, market(id, "0.5", "0.5")));
        long portfolio = Api.portfolio("100.00");
        buyYes(portfolio, id, "100.00", "0.50");
        Imports.importPage(event(event, resolved(id, "1", "0")));
        settle(id, "NO");
        for (String decision : List.of("accept", "accept?correct=false")) {
            var problem = assertProblem(send(id, decision), 409, "settlement_conflict");
            assertEquals("Market " + id + " is settled as NO, not as YES", problem.getString("detail"));
            assertEquals("NO 0.000000", problem.get("settled_outcome") + " " + problem.get("settled_yes_payout"));
            assertEquals("YES 1.000000", problem.get("other_outcome") + " " + problem.get("other_yes_payout"));
            assertEquals(id, problem.getString("market_id"));
        }
        proposal(id).body("status", equalTo("open"));
        settlement(id).body("outcome", equalTo("NO")).body("version", equalTo(1));
        assertEquals("0.00", Api.getPortfolio(portfolio).getString("current_balance"));

        decide(id, "accept?correct=true").body("status", equalTo("accepted"));
        settlement(id).body("outcome", equalTo("YES")).body("version", equalTo(2));
        // 100.00 at 0.50 buys 200 shares, which pay 1.00 each.
        assertEquals("200.00", Api.getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void comparesVoidAndSplitOutcomes() {
        Imports.importPage(event(event, resolved(id, "0.5", "0.5")));
        settle(id, "VOID");
        assertEquals(
                "Market " + id + " is settled as VOID, not as SPLIT at 0.500000",
                assertProblem(send(id, "accept"), 409, "settlement_conflict").getString("detail"));
        settle(id, json("outcome", "SPLIT", "yes_payout", "0.4"));
        assertEquals(
                "Market " + id + " is settled as SPLIT at 0.400000, not as SPLIT at 0.500000",
                assertProblem(send(id, "accept"), 409, "settlement_conflict").getString("detail"));
        settle(id, json("outcome", "SPLIT", "yes_payout", "0.5"));
        decide(id, "accept");
        settlement(id).body("version", equalTo(3));
    }

    @Test
    void comparesWithLastSettlementVersion() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        settle(id, "YES");
        settle(id, "NO");
        assertProblem(send(id, "accept"), 409, "settlement_conflict");
        settle(id, "YES");
        decide(id, "accept");
        settlement(id).body("outcome", equalTo("YES")).body("version", equalTo(3));
    }

    @Test
    void acceptedProposalChangesNothing() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        var first = decide(id, "accept").extract().asString();
        settle(id, "NO");
        for (String decision : List.of("accept", "accept?correct=true")) {
            assertEquals(first, decide(id, decision).extract().asString());
        }
        assertProblem(send(id, "dismiss"), 409, "proposal_accepted");
        settlement(id).body("outcome", equalTo("NO")).body("version", equalTo(2));
    }

    @Test
    void rejectsInvalidCorrectParameter() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        assertProblem(send(id, "accept?correct=yes"), 400, "invalid_parameter");
        assertProblem(send(id, "accept?corect=true"), 400, "unknown_parameter");
        proposal(id).body("status", equalTo("open"));
    }

    @Test
    void acceptsProposalSettledByHand() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        settle(id, "YES");
        Imports.importPage(event(event, resolved(id, "1", "0")));
        proposal(id)
                .body("status", equalTo("accepted"))
                .body("reason", equalTo("The market is settled with this outcome"));
        decide(id, "accept").body("status", equalTo("accepted"));
    }

    @Test
    void concurrentAcceptNeverCorrects() throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) {
            var market = unique("m");
            Imports.importPage(event(event, resolved(market, "1", "0")));
            var requests = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 4; i++) {
                requests.add(() -> send(market, "accept"));
            }
            requests.add(
                    attempt % 5,
                    () -> Api.send("POST", "/v1/markets/" + market + "/settlement", json("outcome", "NO")));
            var responses = Api.race(requests);
            assertEquals(201, responses.remove(attempt % 5).statusCode());
            // The manual settlement is first and every acceptance is rejected, or it is last and corrects.
            settlement(market).body("outcome", equalTo("NO"));
            int version = settlement(market).extract().path("version");
            boolean accepted = responses.stream().anyMatch(response -> response.statusCode() == 200);
            assertEquals(accepted ? 2 : 1, version);
            for (var response : responses) {
                if (response.statusCode() != 200) {
                    assertProblem(response, 409, "settlement_conflict");
                }
            }
        }
    }
}
