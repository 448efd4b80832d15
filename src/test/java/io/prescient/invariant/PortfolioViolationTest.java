package io.prescient.invariant;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.json;
import static io.prescient.Api.patch;
import static io.prescient.Api.withdraw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Damaged totals, positions and limits: exactly the violated invariants are reported.
@QuarkusTest
class PortfolioViolationTest extends ViolationTestBase {

    @Test
    void reportsTotalThatDiffersFromJournal() {
        updatePortfolio("total_deposits = total_deposits - 20, current_balance = current_balance - 20");
        assertViolated("totals");
        // 1000 - 100 - 80 + 60 * 0.75 + 20 - 5
        assertEquals(
                List.of("current_balance 880.00 860.00", "total_deposits 20.00 0.00"),
                check().getList("violations.collect { it.metric + ' ' + it.expected + ' ' + it.actual }"));
    }

    @Test
    void reportsCostThatDiffersFromTotalAndJournal() {
        updatePosition(first, "cost_basis = cost_basis - 0.01");
        assertViolated("total_invested", "positions");
    }

    @Test
    void reportsCentMovedBetweenPositions() {
        updatePosition(first, "cost_basis = cost_basis - 0.01");
        updatePosition(second, "cost_basis = cost_basis + 0.01");
        assertViolated("positions");
    }

    @Test
    void reportsMissingShares() {
        updatePosition(first, "open_shares = open_shares - 0.000001");
        assertViolated("shares");
        assertEquals(first, check().getString("violations[0].trade_id"));
    }

    @Test
    void reportsPurchaseAboveLimit() {
        updatePortfolio("max_position_size = 99.99");
        assertViolated("limits");
        updatePortfolio("max_position_size = NULL, max_total_exposure = 179.99");
        assertViolated("limits");
        updatePortfolio("max_total_exposure = NULL, max_positions = 1");
        assertViolated("limits");
        // Each limit is used up exactly.
        updatePortfolio("max_position_size = 100, max_total_exposure = 180, max_positions = 2");
        Api.assertInvariantsHold(portfolio);
    }

    @Test
    void checksPurchaseAgainstLimitOfItsTime() {
        setLimit("max_position_size", "10.00");
        Api.assertInvariantsHold(portfolio);
        setLimit("max_position_size", "50.00");
        var third = buyYes(portfolio, market, "50.00", "0.50");
        setLimit("max_position_size", null);
        buyYes(portfolio, market, "51.00", "0.50");
        setLimit("max_position_size", "1.00");
        Api.assertInvariantsHold(portfolio);

        // The journal now has a limit one cent below the third purchase.
        updateJournal("reason = replace(reason, '50.00', '49.99')");
        assertViolated("limits");
        assertEquals(List.of(third), check().getList("violations.trade_id"));
        assertEquals(List.of("<= 49.99"), check().getList("violations.expected"));
    }

    @Test
    void acceptsNegativeCashAfterCorrection() {
        var poor = Api.portfolio("10.00");
        var disputed = Api.market();
        buyYes(poor, disputed, "10.00", "0.10");
        settle(disputed, "YES");
        withdraw(poor, "100.00").statusCode(201);
        settle(disputed, "NO");
        assertEquals("-100.00", Api.getPortfolio(poor).getString("current_balance"));
        Api.assertInvariantsHold(poor);
    }

    private void setLimit(String limit, String value) {
        patch("/v1/portfolios/" + portfolio, json(limit, value)).statusCode(200);
    }

    private void updatePosition(String tradeId, String change) {
        run("UPDATE portfolio_positions SET " + change + " WHERE trade_id = '" + tradeId + "'");
    }
}
