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
import io.prescient.portfolio.Portfolio;
import io.prescient.portfolio.PortfolioStatus;
import io.prescient.portfolio.Portfolios;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Each limit just below, at and above, and the order in which they are judged.
class TradeDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-03T16:40:14Z");

    private final Market market = market("0.40", "0.80");

    @ParameterizedTest
    @CsvSource({"99.99, buy", "100.00, buy", "100.01, insufficient_cash"})
    void cashIsTheFirstLimit(String amount, String outcome) {
        var portfolio = Portfolios.with("100.00", Limits.NONE);
        assertEquals(outcome, outcome(portfolio, amount));
    }

    @Test
    void aRefusalForCashSaysWhatIsThereAndWhatWasAsked() {
        var problem = refused(Portfolios.with("100.00", Limits.NONE), market, trade("100.01", null));
        assertEquals(Map.of("available", Money.of("100.00"), "requested", Money.of("100.01")), problem.facts());
    }

    @ParameterizedTest
    @CsvSource({"49.99, buy", "50.00, buy", "50.01, position_size_exceeded"})
    void theLargestStakeIsInclusive(String amount, String outcome) {
        var portfolio = Portfolios.with("1000.00", new Limits(Money.of("50.00"), null, null));
        assertEquals(outcome, outcome(portfolio, amount));
    }

    @Test
    void aRefusalForSizeSaysTheLimitAndWhatWasAsked() {
        var portfolio = Portfolios.with("1000.00", new Limits(Money.of("50.00"), null, null));
        assertEquals(
                Map.of("limit", Money.of("50.00"), "requested", Money.of("50.01")),
                refused(portfolio, market, trade("50.01", null)).facts());
    }

    @ParameterizedTest
    @CsvSource({"99.99, buy", "100.00, buy", "100.01, exposure_exceeded"})
    void theLargestExposureCountsWhatIsInvestedAlready(String amount, String outcome) {
        var limits = new Limits(null, Money.of("300.00"), null);
        var portfolio = Portfolios.holding(Portfolios.with("1000.00", limits), "200.00");
        assertEquals(outcome, outcome(portfolio, amount));
    }

    @Test
    void aRefusalForExposureSaysLimitUsedAndRequested() {
        var limits = new Limits(null, Money.of("300.00"), null);
        var portfolio = Portfolios.holding(Portfolios.with("1000.00", limits), "200.00");
        assertEquals(
                Map.of(
                        "limit", Money.of("300.00"),
                        "used", Money.of("200.00"),
                        "requested", Money.of("100.01")),
                refused(portfolio, market, trade("100.01", null)).facts());
    }

    @ParameterizedTest
    @CsvSource({"3, buy", "2, positions_exceeded", "1, positions_exceeded", "0, positions_exceeded"})
    void theMostPositionsIncludeTheNewOne(int limit, String outcome) {
        var portfolio = Portfolios.with("1000.00", new Limits(null, null, limit));
        Portfolios.holding(Portfolios.holding(portfolio, "1.00"), "1.00");
        assertEquals(outcome, outcome(portfolio, "1.00"));
    }

    @Test
    void aRefusalForPositionsSaysLimitUsedAndRequested() {
        var portfolio = Portfolios.holding(Portfolios.with("1000.00", new Limits(null, null, 1)), "1.00");
        assertEquals(
                Map.of("limit", 1, "used", 1, "requested", 1),
                refused(portfolio, market, trade("1.00", null)).facts());
    }

    @Test
    void absentLimitsAreNone() {
        var portfolio = Portfolios.with("999999999999.99", Limits.NONE);
        for (int i = 0; i < 100; i++) {
            Portfolios.holding(portfolio, "1.00");
        }
        assertEquals("buy", outcome(portfolio, "9999999999.99"));
    }

    @Test
    void thePriceIsTheSidesPresentOneUnlessOneIsGiven() {
        var portfolio = Portfolios.with("1000.00", Limits.NONE);
        assertEquals(buy("125", "0.80"), TradeDecision.of(portfolio, market, trade("100.00", null), NOW));
        assertEquals(buy("200", "0.50"), TradeDecision.of(portfolio, market, trade("100.00", "0.50"), NOW));
        assertEquals( // NO has a price of its own; this market shows none for it
                ProblemCode.no_price,
                refused(portfolio, market("0.40", null), trade("100.00", null)).code());
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void nothingIsBoughtAtAPriceOfZeroOrOne(String price) {
        var portfolio = Portfolios.with("1000.00", Limits.NONE);
        assertEquals(
                ProblemCode.price_not_tradable,
                refused(portfolio, market("0.40", price), trade("1.00", null)).code());
    }

    @Test
    void moreSharesThanTheBooksHoldAreOutOfRange() {
        var portfolio = Portfolios.with("9999999999999.99", Limits.NONE);
        assertEquals(
                ProblemCode.out_of_range,
                refused(portfolio, market, trade("9999999999999.99", "0.000001"))
                        .code());
    }

    @ParameterizedTest
    @EnumSource(names = {"paused", "archived"})
    void onlyAnActivePortfolioBuys(PortfolioStatus status) {
        var portfolio = Portfolios.with("1000.00", Limits.NONE);
        portfolio.status = status;
        var problem = refused(portfolio, market, trade("1.00", null));
        assertEquals(ProblemCode.portfolio_not_active, problem.code());
        assertEquals(Map.of("portfolio_status", status), problem.facts());
    }

    @Test
    void theFirstBrokenRuleIsNamed() {
        // Everything is wrong: paused, an unknown market, too little cash, too large, too exposed, too many.
        var portfolio = Portfolios.with("100.00", new Limits(Money.of("10.00"), Money.of("95.00"), 1));
        Portfolios.holding(portfolio, "90.00");
        portfolio.status = PortfolioStatus.paused;
        var eleven = trade("11.00", null);
        assertEquals(
                ProblemCode.portfolio_not_active,
                refused(portfolio, null, eleven).code());
        portfolio.status = PortfolioStatus.active;
        assertEquals(
                ProblemCode.market_unknown, refused(portfolio, null, eleven).code());
        market.closed = true;
        market.noPrice = null;
        assertEquals(
                ProblemCode.market_closed, refused(portfolio, market, eleven).code());
        market.closed = false;
        assertEquals(ProblemCode.no_price, refused(portfolio, market, eleven).code());
        market.noPrice = Price.of("0.80");
        assertEquals(
                ProblemCode.insufficient_cash,
                refused(portfolio, market, eleven).code());
        Portfolios.deposited(portfolio, "50.00");
        assertEquals(
                ProblemCode.position_size_exceeded,
                refused(portfolio, market, eleven).code());
        assertEquals(
                ProblemCode.exposure_exceeded,
                refused(portfolio, market, trade("10.00", null)).code());
        assertEquals(
                ProblemCode.positions_exceeded,
                refused(portfolio, market, trade("5.00", null)).code());
    }

    private String outcome(Portfolio portfolio, String amount) {
        return switch (TradeDecision.of(portfolio, market, trade(amount, null), NOW)) {
            case TradeDecision.Buy _ -> "buy";
            case TradeDecision.Rejected(var problem) -> problem.code().name();
        };
    }

    private static Problem refused(Portfolio portfolio, Market market, NewTrade trade) {
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
