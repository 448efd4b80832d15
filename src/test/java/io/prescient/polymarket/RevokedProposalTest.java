package io.prescient.polymarket;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static io.prescient.polymarket.Proposals.decide;
import static io.prescient.polymarket.Proposals.dismiss;
import static io.prescient.polymarket.Proposals.proposal;
import static io.prescient.polymarket.Proposals.send;
import static io.prescient.polymarket.Proposals.settlement;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Proposals that Polymarket revokes.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class RevokedProposalTest {
    private final String id = unique("m");
    private final String event = unique("e");

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
            proposal(id)
                    .body("status", equalTo("withdrawn"))
                    .body("decided_at", notNullValue())
                    .body(
                            "reason",
                            equalTo("Import " + taken.getInt("import_id") + " read the market as not resolved: "
                                    + reason));
            for (String decision : List.of("accept", "accept?correct=true", "dismiss")) {
                var problem = assertProblem(send(id, decision), 409, "proposal_withdrawn");
                assertEquals(problem.getString("market_id"), id);
                assertEquals(proposal(id).extract().path("reason"), problem.getString("reason"));
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
        proposal(id).body("status", equalTo("open")).body("reason", nullValue()).body("decided_at", nullValue());
    }

    @Test
    void keepsProposalIfUpdateOmitsState() {
        Imports.importPage(event(event, resolved(id, "1", "0")));
        Imports.importPage(event(event, json("id", id, "question", "more", "updatedAt", "2026-05-02T00:00:00Z")));
        proposal(id).body("status", equalTo("open"));
        decide(id, "accept");
        Imports.importPage(event(event, market(id, "0.5", "0.5", "updatedAt", "2026-05-03T00:00:00Z")));
        proposal(id).body("status", equalTo("accepted"));
        settlement(id).body("outcome", equalTo("YES"));

        var other = unique("m");
        Imports.importPage(event(event, resolved(other, "1", "0")));
        dismiss(other);
        Imports.importPage(event(event, market(other, "0.5", "0.5")));
        proposal(other).body("status", equalTo("dismissed"));
    }
}
