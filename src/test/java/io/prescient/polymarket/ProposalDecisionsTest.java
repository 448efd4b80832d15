package io.prescient.polymarket;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Proposals of markets that are settled by hand, and proposals that Polymarket revokes.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class ProposalDecisionsTest {
    private final String id = unique("m");
    private final String event = unique("e");

    @Test
    void acceptsProposalOfSettledMarket() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        settle("YES");
        decide("accept").statusCode(200).body("status", equalTo("accepted")).body("reason", nullValue());
        settled().body("outcome", equalTo("YES")).body("version", equalTo(1));
    }

    @Test
    void rejectsOutcomeOtherThanSettled() {
        Imports.importPage(event(event, market(id, "0.5", "0.5")));
        long portfolio = Api.portfolio("100.00");
        buyYes(portfolio, id, "100.00", "0.50");
        Imports.importPage(event(event, resolved(id, "1", "0")));
        settle("NO");
        for (String how : List.of("accept", "accept?correct=false")) {
            var problem = assertProblem(send(how), 409, "settlement_conflict");
            assertEquals("Market " + id + " is settled as NO, not as YES", problem.getString("detail"));
            assertEquals("NO 0.000000", problem.get("settled_outcome") + " " + problem.get("settled_yes_payout"));
            assertEquals("YES 1.000000", problem.get("other_outcome") + " " + problem.get("other_yes_payout"));
            assertEquals(id, problem.getString("market_id"));
        }
        proposal().body("status", equalTo("open"));
        settled().body("outcome", equalTo("NO")).body("version", equalTo(1));
        assertEquals("0.00", Api.getPortfolio(portfolio).getString("current_balance"));

        decide("accept?correct=true").statusCode(200).body("status", equalTo("accepted"));
        settled().body("outcome", equalTo("YES")).body("version", equalTo(2));
        // 100.00 at 0.50 buys 200 shares, which pay 1.00 each.
        assertEquals("200.00", Api.getPortfolio(portfolio).getString("current_balance"));
    }

    @Test
    void comparesVoidAndSplitOutcomes() {
        Imports.importPage(event(event, resolved(id, "0.5", "0.5")));
        settle("VOID");
        assertEquals(
                "Market " + id + " is settled as VOID, not as SPLIT at 0.500000",
                assertProblem(send("accept"), 409, "settlement_conflict").getString("detail"));
        settlement(json("outcome", "SPLIT", "yes_payout", "0.4")).statusCode(201);
        assertEquals(
                "Market " + id + " is settled as SPLIT at 0.400000, not as SPLIT at 0.500000",
                assertProblem(send("accept"), 409, "settlement_conflict").getString("detail"));
        settlement(json("outcome", "SPLIT", "yes_payout", "0.5")).statusCode(201);
        decide("accept").statusCode(200);
        settled().body("version", equalTo(3));
    }

    @Test
    void comparesWithLastSettlementVersion() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        settle("YES");
        settle("NO");
        assertProblem(send("accept"), 409, "settlement_conflict");
        settle("YES");
        decide("accept").statusCode(200);
        settled().body("outcome", equalTo("YES")).body("version", equalTo(3));
    }

    @Test
    void acceptedProposalChangesNothing() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        var first = decide("accept").statusCode(200).extract().asString();
        settle("NO");
        for (String how : List.of("accept", "accept?correct=true")) {
            assertEquals(first, decide(how).statusCode(200).extract().asString());
        }
        assertProblem(send("dismiss"), 409, "proposal_accepted");
        settled().body("outcome", equalTo("NO")).body("version", equalTo(2));
    }

    @Test
    void rejectsInvalidCorrectParameter() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        assertProblem(send("accept?correct=yes"), 400, "invalid_parameter");
        assertProblem(send("accept?corect=true"), 400, "unknown_parameter");
        proposal().body("status", equalTo("open"));
    }

    @Test
    void acceptsProposalSettledByHand() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        settle("YES");
        Imports.importPage(event(event, resolved(id, "1", "0")));
        proposal()
                .body("status", equalTo("accepted"))
                .body("reason", equalTo("The market is settled with this outcome"));
        decide("accept").statusCode(200).body("status", equalTo("accepted"));
    }

    @Test
    void withdrawsRevokedProposalWithReason() {
        Map<String, Map<String, Object>> updates = Map.of(
                "closed is false", market(id, "0.6", "0.4"),
                "umaResolutionStatus is disputed",
                        market(id, "1", "0", "closed", true, "umaResolutionStatus", "disputed"),
                "outcomePrices are not final", resolved(id, "0.9", "0.1"));
        updates.forEach((reason, update) -> {
            assertEquals(
                    1, Imports.importPage(event(event, resolved(id, "1", "0"))).getInt("proposed_settlement_count"));
            var taken = Imports.importPage(event(event, update));
            assertEquals(
                    "0 1",
                    taken.getInt("proposed_settlement_count") + " " + taken.getInt("withdrawn_settlement_count"));
            proposal()
                    .body("status", equalTo("withdrawn"))
                    .body("decided_at", notNullValue())
                    .body(
                            "reason",
                            equalTo("Import " + taken.getInt("import_id") + " read the market as not resolved: "
                                    + reason));
            for (String how : List.of("accept", "accept?correct=true", "dismiss")) {
                var problem = assertProblem(send(how), 409, "proposal_withdrawn");
                assertEquals(problem.getString("market_id"), id);
                assertEquals(proposal().extract().path("reason"), problem.getString("reason"));
            }
            assertEquals(0, Imports.importPage(event(event, update)).getInt("withdrawn_settlement_count"), "once");
        });
        assertProblem(Api.send("GET", "/v1/markets/" + id + "/settlement", null), 404, "settlement_not_found");
    }

    @Test
    void reopenedMarketTradesAndIsProposedAgain() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        Imports.importPage(event(event, market(id, "0.6", "0.4")));
        Api.get("/v1/markets/" + id).body("status", equalTo("open"));
        buyYes(Api.portfolio("100.00"), id, "10.00", "0.50");
        assertEquals(1, Imports.importPage(event(event, resolved(id, "1", "0"))).getInt("proposed_settlement_count"));
        proposal().body("status", equalTo("open")).body("reason", nullValue()).body("decided_at", nullValue());
    }

    @Test
    void keepsProposalIfUpdateOmitsState() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        Imports.importPage(event(event, json("id", id, "question", "more", "updatedAt", "2026-05-02T00:00:00Z")));
        proposal().body("status", equalTo("open"));
        decide("accept").statusCode(200);
        Imports.importPage(event(event, market(id, "0.5", "0.5", "updatedAt", "2026-05-03T00:00:00Z")));
        proposal().body("status", equalTo("accepted"));
        settled().body("outcome", equalTo("YES"));

        var other = unique("m");
        Imports.importPage(event(event, resolved(other, "1", "0")));
        Api.send("POST", "/v1/settlement-proposals/" + other + "/dismiss", null)
                .then()
                .statusCode(200);
        Imports.importPage(event(event, market(other, "0.5", "0.5")));
        Api.get("/v1/settlement-proposals/" + other).body("status", equalTo("dismissed"));
    }

    @Test
    void concurrentAcceptNeverCorrects() throws Exception {
        for (int round = 0; round < 10; round++) {
            var market = unique("m");
            Imports.importPage(event(event, resolved(market, "1", "0")));
            var requests = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 4; i++) {
                requests.add(() -> Api.send("POST", "/v1/settlement-proposals/" + market + "/accept", null));
            }
            requests.add(
                    round % 5, () -> Api.send("POST", "/v1/markets/" + market + "/settlement", json("outcome", "NO")));
            var answers = Api.race(requests);
            assertEquals(201, answers.remove(round % 5).statusCode());
            // The settlement by hand comes first and the acceptances are rejected, or it comes last and
            // corrects.
            Api.get("/v1/markets/" + market + "/settlement").body("outcome", equalTo("NO"));
            int version =
                    Api.get("/v1/markets/" + market + "/settlement").extract().path("version");
            boolean accepted = answers.stream().anyMatch(answer -> answer.statusCode() == 200);
            assertEquals(accepted ? 2 : 1, version);
            for (var answer : answers) {
                if (answer.statusCode() != 200) {
                    assertProblem(answer, 409, "settlement_conflict");
                }
            }
        }
    }

    private void settle(String outcome) {
        settlement(json("outcome", outcome)).statusCode(201);
    }

    private ValidatableResponse settlement(Object body) {
        return Api.post("/v1/markets/" + id + "/settlement", body);
    }

    private ValidatableResponse settled() {
        return Api.get("/v1/markets/" + id + "/settlement");
    }

    private ValidatableResponse proposal() {
        return Api.get("/v1/settlement-proposals/" + id);
    }

    private ValidatableResponse decide(String how) {
        return send(how).then();
    }

    private Response send(String how) {
        return Api.send("POST", "/v1/settlement-proposals/" + id + "/" + how, null);
    }
}
