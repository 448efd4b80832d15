package io.prescient.polymarket;

import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static io.prescient.polymarket.Proposals.accept;
import static io.prescient.polymarket.Proposals.decide;
import static io.prescient.polymarket.Proposals.dismiss;
import static io.prescient.polymarket.Proposals.proposal;
import static io.prescient.polymarket.Proposals.send;
import static io.prescient.polymarket.Proposals.settle;
import static io.prescient.polymarket.Proposals.settlement;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Resolved markets are proposed for settlement.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class SettlementProposalTest {
    @Test
    void proposesWithoutSettling() {
        var id = unique("m");
        var imported =
                Imports.importPage(event(unique("e"), resolved(id, "0", "1", "closedTime", "2026-04-30 23:20:15+00")));
        assertEquals(1, imported.getInt("proposed_settlement_count"));
        proposal(id)
                .statusCode(200)
                .body("market_id", equalTo(id))
                .body("outcome", equalTo("NO"))
                .body("yes_payout", equalTo("0.000000"))
                .body("status", equalTo("open"))
                .body("import_id", equalTo(imported.getInt("import_id")))
                .body("proposed_at", notNullValue())
                .body("decided_at", nullValue())
                .body("evidence.outcomePrices", equalTo(List.of("0", "1")))
                .body("evidence.umaResolutionStatus", equalTo("resolved"))
                .body("evidence.closedTime", equalTo("2026-04-30T23:20:15Z"));
        Api.get("/v1/markets/" + id).body("status", equalTo("closed"));
        assertProblem(Api.send("GET", "/v1/markets/" + id + "/settlement", null), 404, "settlement_not_found");
    }

    @Test
    void proposesNothingFromPricesAlone() {
        var id = unique("m");
        assertEquals(
                0,
                Imports.importPage(event(unique("e"), market(id, "1", "0", "closed", true)))
                        .getInt("proposed_settlement_count"));
        assertProblem(Api.send("GET", "/v1/settlement-proposals/" + id, null), 404, "proposal_not_found");
    }

    @Test
    void withdrawsRevokedProposal() {
        var id = unique("m");
        var event = unique("e");
        Imports.importPage(event(event, resolved(id, "1", "0")));
        accept(id).body("status", equalTo("accepted"));
        Imports.importPage(event(event, resolved(id, "0", "1")));
        proposal(id).body("status", equalTo("open"));
        Imports.importPage(event(event, resolved(id, "1", "0")));
        proposal(id)
                .body("status", equalTo("withdrawn"))
                .body("reason", equalTo("Polymarket reports the outcome of the settlement"));
    }

    @Test
    void reopensDismissedOnlyForOtherOutcome() {
        var id = unique("m");
        Imports.importPage(event(unique("e"), resolved(id, "1", "0")));
        for (int i = 0; i < 2; i++) {
            dismiss(id).body("status", equalTo("dismissed")).body("decided_at", notNullValue());
        }
        assertEquals(
                0,
                Imports.importPage(event(unique("e"), resolved(id, "1", "0"))).getInt("proposed_settlement_count"));
        proposal(id).body("status", equalTo("dismissed"));
        assertEquals(
                1,
                Imports.importPage(event(unique("e"), resolved(id, "0", "1"))).getInt("proposed_settlement_count"));
        proposal(id)
                .body("status", equalTo("open"))
                .body("outcome", equalTo("NO"))
                .body("decided_at", nullValue());
        dismiss(id);
        accept(id).body("status", equalTo("accepted"));
        settlement(id).body("outcome", equalTo("NO"));
    }

    @Test
    void doesNotProposeSettledOutcome() {
        var id = unique("m");
        Imports.importPage(event(unique("e"), market(id, "0.5", "0.5")));
        settle(id, "YES");
        assertEquals(
                0,
                Imports.importPage(event(unique("e"), resolved(id, "1", "0"))).getInt("proposed_settlement_count"));
        assertProblem(Api.send("GET", "/v1/settlement-proposals/" + id, null), 404, "proposal_not_found");
        assertEquals(
                1,
                Imports.importPage(event(unique("e"), resolved(id, "0.5", "0.5")))
                        .getInt("proposed_settlement_count"));
        decide(id, "accept?correct=true");
        settlement(id).body("outcome", equalTo("SPLIT")).body("version", equalTo(2));
        Api.get("/v1/markets/" + id).body("status", equalTo("settled"));
    }

    @Test
    void importDoesNotReopenSettledMarket() {
        var id = unique("m");
        Imports.importPage(event(unique("e"), resolved(id, "1", "0")));
        accept(id);
        Imports.importPage(event(unique("e"), market(id, "0.5", "0.5", "updatedAt", "2026-05-02T00:00:00Z")));
        Api.get("/v1/markets/" + id).body("status", equalTo("settled"));
    }

    @Test
    void listsProposalsByMarketAndStatus() {
        var prefix = unique("p");
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(prefix + i);
            Imports.importPage(event(unique("e"), resolved(prefix + i, "1", "0")));
        }
        dismiss(ids.get(1));
        accept(ids.get(3));
        assertEquals(ids, list("", prefix));
        assertEquals(List.of(ids.get(0), ids.get(2), ids.get(4)), list("&status=open", prefix));
        assertEquals(List.of(ids.get(1)), list("&status=dismissed", prefix));
        assertEquals(List.of(ids.get(3)), list("&status=accepted", prefix));
        assertProblem(Api.send("GET", "/v1/settlement-proposals?status=maybe", null), 400, "invalid_parameter");
        assertProblem(Api.send("GET", "/v1/settlement-proposals?after=~", null), 400, "invalid_parameter");
        for (String decision : List.of("accept", "dismiss")) {
            assertProblem(send(unique("m"), decision), 404, "proposal_not_found");
        }
    }

    /// The ids of the proposals of markets with this prefix, from all pages.
    private static List<String> list(String filter, String prefix) {
        var ids = new ArrayList<String>();
        String after = "";
        while (after != null) {
            var page = Api.get("/v1/settlement-proposals?limit=2" + filter + after)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.market_id", String.class));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        }
        return ids.stream().filter(id -> id.startsWith(prefix)).toList();
    }
}
