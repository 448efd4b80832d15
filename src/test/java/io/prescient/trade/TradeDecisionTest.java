package io.prescient.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.market.Market;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
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

/// Each limit just below, at and above its bound, and the order in which the limits are checked.
class TradeDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-03T16:40:14Z");

    private final Market market = market("0.40", "0.80");

    @ParameterizedTest
    @CsvSource({"99.99, buy", "100.00, buy", "100.01, insufficient_cash"})
    void cashLimitsTrades(String amount, String result) {
        var portfolio = Portfolios.with("100.00", Limits.NONE);
        assertEquals(result, result(portfolio, amount));
    }

    @Test
    void rejectionForCashReportsAvailableAndRequested() {
        var problem = rejected(Portfolios.with("100.00", Limits.NONE), market, trade("100.01", null));
        assertEquals(Map.of("available", Money.of("100.00"), "requested", Money.of("100.01")), problem.facts());
    }

    @ParameterizedTest
    @CsvSource({"49.99, buy", "50.00, buy", "50.01, position_size_exceeded"})
    void maximumPositionSizeIsInclusive(String amount, String result) {
        var portfolio = Portfolios.with("1000.00", new Limits(Money.of("50.00"), null, null));
        assertEquals(result, result(portfolio, amount));
    }

    @Test
    void rejectionForSizeReportsLimitAndRequested() {
        var portfolio = Portfolios.with("1000.00", new Limits(Money.of("50.00"), null, null));
        assertEquals(
                Map.of("limit", Money.of("50.00"), "requested", Money.of("50.01")),
                rejected(portfolio, market, trade("50.01", null)).facts());
    }

    @ParameterizedTest
    @CsvSource({"99.99, buy", "100.00, buy", "100.01, exposure_exceeded"})
    void maximumExposureCountsMoneyAlreadyInvested(String amount, String result) {
        var limits = new Limits(null, Money.of("300.00"), null);
        var portfolio = Portfolios.holding(Portfolios.with("1000.00", limits), "200.00");
        assertEquals(result, result(portfolio, amount));
    }

    @Test
    void rejectionForExposureReportsLimitUsedAndRequested() {
        var limits = new Limits(null, Money.of("300.00"), null);
        var portfolio = Portfolios.holding(Portfolios.with("1000.00", limits), "200.00");
        assertEquals(
                Map.of(
                        "limit", Money.of("300.00"),
                        "used", Money.of("200.00"),
                        "requested", Money.of("100.01")),
                rejected(portfolio, market, trade("100.01", null)).facts());
    }

    @ParameterizedTest
    @CsvSource({"3, buy", "2, positions_exceeded", "1, positions_exceeded", "0, positions_exceeded"})
    void maximumOfPositionsCountsTheNewOne(int limit, String result) {
        var portfolio = Portfolios.with("1000.00", new Limits(null, null, limit));
        portfolio = Portfolios.holding(Portfolios.holding(portfolio, "1.00"), "1.00");
        assertEquals(result, result(portfolio, "1.00"));
    }

    @Test
    void rejectionForPositionsReportsLimitUsedAndRequested() {
        var portfolio = Portfolios.holding(Portfolios.with("1000.00", new Limits(null, null, 1)), "1.00");
        assertEquals(
                Map.of("limit", 1, "used", 1, "requested", 1),
                rejected(portfolio, market, trade("1.00", null)).facts());
    }

    @Test
    void acceptsAnyAmountWithoutLimits() {
        var portfolio = Portfolios.with("999999999999.99", Limits.NONE);
        for (int i = 0; i < 100; i++) {
            portfolio = Portfolios.holding(portfolio, "1.00");
        }
        assertEquals("buy", result(portfolio, "9999999999.99"));
    }

    @Test
    void usesCurrentPriceOfTheSideUnlessOneIsGiven() {
        var portfolio = Portfolios.with("1000.00", Limits.NONE);
        assertEquals(buy("125", "0.80"), TradeDecision.of(portfolio, market, trade("100.00", null), NOW));
        assertEquals(buy("200", "0.50"), TradeDecision.of(portfolio, market, trade("100.00", "0.50"), NOW));
        // NO has its own price, which this market lacks.
        assertRejected(ProblemCode.no_price, portfolio, market("0.40", null), trade("100.00", null));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void rejectsPriceOfZeroOrOne(String price) {
        var portfolio = Portfolios.with("1000.00", Limits.NONE);
        assertRejected(ProblemCode.price_not_tradable, portfolio, market("0.40", price), trade("1.00", null));
    }

    @Test
    void rejectsSharesWorthMoreThanTheMaximumAmount() {
        var portfolio = Portfolios.with("9999999999999.99", Limits.NONE);
        assertRejected(ProblemCode.out_of_range, portfolio, market, trade("9999999999999.99", "0.000001"));
    }

    @ParameterizedTest
    @EnumSource(names = {"paused", "archived"})
    void onlyActivePortfolioTrades(PortfolioStatus status) {
        var portfolio = Portfolios.with("1000.00", Limits.NONE);
        portfolio = Portfolios.withStatus(portfolio, status);
        var problem = rejected(portfolio, market, trade("1.00", null));
        assertEquals(ProblemCode.portfolio_not_active, problem.code());
        assertEquals(Map.of("portfolio_status", status), problem.facts());
    }

    @Test
    void reportsTheFirstBrokenRule() {
        // Everything is wrong: paused, an unknown market, too little cash, and above every limit.
        var portfolio = Portfolios.with("100.00", new Limits(Money.of("10.00"), Money.of("95.00"), 1));
        portfolio = Portfolios.holding(portfolio, "90.00");
        portfolio = Portfolios.withStatus(portfolio, PortfolioStatus.paused);
        var eleven = trade("11.00", null);
        assertRejected(ProblemCode.portfolio_not_active, portfolio, null, eleven);
        portfolio = Portfolios.withStatus(portfolio, PortfolioStatus.active);
        assertRejected(ProblemCode.market_unknown, portfolio, null, eleven);
        market.closed = true;
        market.noPrice = null;
        assertRejected(ProblemCode.market_closed, portfolio, market, eleven);
        market.closed = false;
        assertRejected(ProblemCode.no_price, portfolio, market, eleven);
        market.noPrice = Price.of("0.80");
        assertRejected(ProblemCode.insufficient_cash, portfolio, market, eleven);
        portfolio = Portfolios.deposited(portfolio, "50.00");
        assertRejected(ProblemCode.position_size_exceeded, portfolio, market, eleven);
        assertRejected(ProblemCode.exposure_exceeded, portfolio, market, trade("10.00", null));
        assertRejected(ProblemCode.positions_exceeded, portfolio, market, trade("5.00", null));
    }

    private String result(PortfolioState portfolio, String amount) {
        return switch (TradeDecision.of(portfolio, market, trade(amount, null), NOW)) {
            case TradeDecision.Buy _ -> "buy";
            case TradeDecision.Rejected(var problem) -> problem.code().name();
        };
    }

    private static void assertRejected(ProblemCode code, PortfolioState portfolio, Market market, NewTrade trade) {
        assertEquals(code, rejected(portfolio, market, trade).code());
    }

    private static Problem rejected(PortfolioState portfolio, Market market, NewTrade trade) {
        return ((TradeDecision.Rejected) TradeDecision.of(portfolio, market, trade, NOW)).problem();
    }

    private static TradeDecision buy(String shares, String price) {
        return new TradeDecision.Buy(Shares.of(shares), Price.of(price));
    }

    private static NewTrade trade(String amount, String price) {
        var given = price == null ? null : Price.of(price);
        return NewTrade.unguarded("t", "m", TradeAction.buy_no, Money.of(amount), given, null, null);
    }

    private static Market market(String yes, String no) {
        var market = new Market();
        market.marketId = "m";
        market.yesPrice = Price.of(yes);
        market.noPrice = no == null ? null : Price.of(no);
        return market;
    }
}
