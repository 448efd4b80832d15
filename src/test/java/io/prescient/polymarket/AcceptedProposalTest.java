package io.prescient.polymarket;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.polymarket.Imports.event;
import static io.prescient.polymarket.Imports.market;
import static io.prescient.polymarket.Imports.resolved;
import static io.prescient.polymarket.Proposals.accept;
import static io.prescient.polymarket.Proposals.send;
import static io.prescient.polymarket.Proposals.settle;
import static io.prescient.polymarket.Proposals.settlement;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Acceptance of a proposal settles the market once.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
class AcceptedProposalTest {
    @Test
    void acceptingAgainKeepsLaterCorrection() {
        var id = unique("m");
        Imports.importPage(event(unique("e"), resolved(id, "1", "0")));
        accept(id).body("status", equalTo("accepted"));
        settle(id, "NO");
        accept(id).body("status", equalTo("accepted"));
        settlement(id).body("outcome", equalTo("NO")).body("version", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, YES, 200.00", "0, 1, NO, 0.00", "0.5, 0.5, SPLIT, 100.00"})
    void paysProposedOutcome(String yes, String no, String outcome, String proceeds) {
        var id = unique("m");
        Imports.importPage(event(unique("e"), market(id, "0.5", "0.5")));
        long portfolio = Api.portfolio("100.00");
        buyYes(portfolio, id, "100.00", "0.50");
        Imports.importPage(event(unique("e"), resolved(id, yes, no)));
        assertEquals("0.00", Api.getPortfolio(portfolio).getString("current_balance"));
        for (int i = 0; i < 2; i++) {
            accept(id).body("status", equalTo("accepted")).body("decided_at", notNullValue());
        }
        assertEquals(proceeds, Api.getPortfolio(portfolio).getString("current_balance"));
        settlement(id)
                .body("outcome", equalTo(outcome))
                .body("version", equalTo(1))
                .body("versions[0].evidence.source", equalTo("polymarket"));
        assertProblem(send(id, "dismiss"), 409, "proposal_accepted");
    }

    @Test
    void concurrentAcceptsPayOnce() throws Exception {
        var id = unique("m");
        Imports.importPage(event(unique("e"), market(id, "0.5", "0.5")));
        long portfolio = Api.portfolio("100.00");
        buyYes(portfolio, id, "100.00", "0.50");
        Imports.importPage(event(unique("e"), resolved(id, "1", "0")));
        var posts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            posts.add(() -> send(id, "accept").statusCode());
        }
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var response : clients.invokeAll(posts)) {
                assertEquals(200, response.get());
            }
        }
        assertEquals("200.00", Api.getPortfolio(portfolio).getString("current_balance"));
        settlement(id).body("version", equalTo(1));
    }
}
