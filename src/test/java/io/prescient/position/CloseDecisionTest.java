package io.prescient.position;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.market.TradeAction;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.Limits;
import io.prescient.portfolio.PortfolioState;
import io.prescient.portfolio.PortfolioStatus;
import io.prescient.portfolio.Portfolios;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a close sells and at which price, and the order in which its rules are checked.
class CloseDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-03T16:40:14Z");

    private PortfolioState portfolio = Portfolios.with("1000.00", Limits.NONE);
    private final Position lot = Lots.bought(TradeAction.buy_no, "100.00", "0.80");
    private final Market market = market("0.15", "0.90");

    @Test
    void sellsAllAtCurrentPriceByDefault() {
        assertEquals(sell("125", "0.90"), decide(CloseRequest.ALL));
    }

    @Test
    void usesGivenPriceIncludingZeroAndOne() {
        assertEquals(sell("125", "0"), decide(request(null, "0")));
        assertEquals(sell("125", "1"), decide(request(null, "1")));
        assertEquals(sell("62.5", "0.89"), decide(request("62.5", "0.89")));
    }

    @ParameterizedTest
    @CsvSource({"0.000001", "124.999999", "125"})
    void sellsAnySharesUpToAllOpenOnes(String shares) {
        assertEquals(sell(shares, "0.90"), decide(request(shares, null)));
    }

    @Test
    void rejectsMoreSharesThanAreOpen() {
        var problem = rejected(request("125.000001", null));
        assertEquals(ProblemCode.insufficient_shares, problem.code());
        assertEquals(Map.of("available", Shares.of("125"), "requested", Shares.of("125.000001")), problem.facts());
    }

    @Test
    void pausedPortfolioCanSellAndArchivedOneCannot() {
        portfolio = Portfolios.withStatus(portfolio, PortfolioStatus.paused);
        assertEquals(sell("125", "0.90"), decide(CloseRequest.ALL));
        portfolio = Portfolios.withStatus(portfolio, PortfolioStatus.archived);
        assertEquals(ProblemCode.portfolio_archived, rejected(CloseRequest.ALL).code());
    }

    @ParameterizedTest
    @EnumSource(names = {"closed", "settled"})
    void rejectsClosedOrSettledPosition(PositionStatus status) {
        lot.status = status;
        var problem = rejected(CloseRequest.ALL);
        assertEquals(ProblemCode.position_not_open, problem.code());
        assertEquals(Map.of("position_status", status), problem.facts());
    }

    @Test
    void rejectsClosedOrSettledMarket() {
        market.closed = true;
        assertEquals(ProblemCode.market_closed, rejected(CloseRequest.ALL).code());
        market.closed = false;
        market.settlementVersion = 1;
        assertEquals(ProblemCode.market_closed, rejected(CloseRequest.ALL).code());
    }

    @Test
    void requiresGivenPriceIfMarketHasNone() {
        market.noPrice = null; // the price of YES does not apply to NO shares
        assertEquals(ProblemCode.no_price, rejected(CloseRequest.ALL).code());
        assertEquals(sell("125", "0.40"), decide(request(null, "0.40")));
    }

    @Test
    void unknownMarketSellsOnlyAtGivenPrice() {
        var sold = CloseDecision.of(portfolio, lot, null, request(null, "0.40"), NOW);
        assertEquals(sell("125", "0.40"), sold);
        var rejected = (CloseDecision.Rejected) CloseDecision.of(portfolio, lot, null, CloseRequest.ALL, NOW);
        assertEquals(ProblemCode.no_price, rejected.problem().code());
    }

    @Test
    void reportsTheFirstBrokenRule() {
        portfolio = Portfolios.withStatus(portfolio, PortfolioStatus.archived);
        lot.status = PositionStatus.closed;
        market.closed = true;
        market.noPrice = null;
        var all = request("126", null);
        assertEquals(ProblemCode.portfolio_archived, rejected(all).code());
        portfolio = Portfolios.withStatus(portfolio, PortfolioStatus.active);
        assertEquals(ProblemCode.position_not_open, rejected(all).code());
        lot.status = PositionStatus.open;
        assertEquals(ProblemCode.market_closed, rejected(all).code());
        market.closed = false;
        assertEquals(ProblemCode.insufficient_shares, rejected(all).code());
        assertEquals(ProblemCode.no_price, rejected(request("125", null)).code());
    }

    private CloseDecision decide(CloseRequest request) {
        return CloseDecision.of(portfolio, lot, market, request, NOW);
    }

    private Problem rejected(CloseRequest request) {
        return ((CloseDecision.Rejected) decide(request)).problem();
    }

    private static CloseDecision sell(String shares, String price) {
        return new CloseDecision.Sell(Shares.of(shares), Price.of(price));
    }

    private static CloseRequest request(String shares, String price) {
        return new CloseRequest(
                shares == null ? null : Shares.of(shares),
                price == null ? null : Price.of(price),
                null,
                null,
                null,
                null,
                null);
    }

    private static Market market(String yes, String no) {
        var market = new Market();
        market.marketId = "m";
        market.yesPrice = Price.of(yes);
        market.noPrice = Price.of(no);
        return market;
    }
}
