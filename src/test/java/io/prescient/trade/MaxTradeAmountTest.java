package io.prescient.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.http.ProblemCode;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Lot;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.Market;
import io.prescient.market.TradeAction;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.Limits;
import io.prescient.portfolio.PortfolioState;
import io.prescient.portfolio.Portfolios;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No amount above the maximum is accepted, whichever limit binds.
class MaxTradeAmountTest {
    private static final Instant NOW = Instant.parse("2026-01-03T16:40:14Z");
    private static final long MAX_CENTS = Money.MAX.cents();

    private static final int STATES = Integer.getInteger("rounds", 1_500);

    /// How many amounts above the maximum are tried, cent by cent.
    private static final int BEYOND = 200;

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            100.00, -,     -,      -, 100.00, insufficient_cash
            100.00, 99.99, -,      -,  99.99, position_size_exceeded
            100.00, 100.00, -,     -, 100.00, insufficient_cash
            100.00, -,     99.99,  -,  99.99, exposure_exceeded
            100.00, 50.00, 50.00,  -,  50.00, position_size_exceeded
            100.00, -,     -,      0,   0.00, positions_exceeded
            0.01,   -,     -,      -,   0.01, insufficient_cash
            0.00,   -,     -,      -,   0.00, insufficient_cash
            100.00, 0.00,  -,      -,   0.00, position_size_exceeded
            """)
    void tightestLimitBinds(
            String cash, Money size, Money exposure, Integer positions, Money largest, ProblemCode code) {
        var found = MaxTradeAmount.of(decision(Portfolios.with(cash, new Limits(size, exposure, positions)), "0.80"));
        assertEquals(largest + " " + code, found.amount() + " " + found.beyond().code());
    }

    @Test
    void countsMoneyAlreadyInvested() {
        var portfolio = Portfolios.with("1000.00", new Limits(null, Money.of("300.00"), null));
        portfolio = Portfolios.holding(portfolio, "200.01");
        assertEquals(
                "99.99", MaxTradeAmount.of(decision(portfolio, "0.80")).amount().toString());
    }

    /// The cash column can hold 99.99 more, and each dollar spent at 0.50 can bring a profit of one dollar.
    @Test
    void rangeOfTheCashColumnBinds() {
        var found = MaxTradeAmount.of(decision(Portfolios.with("9999999999900.00", Limits.NONE), "0.50"));
        assertEquals("99.99 out_of_range", found.amount() + " " + found.beyond().code());
    }

    /// 0.005 shares are held, and at this price an amount below one dollar buys as many shares as it has dollars.
    /// The payout could then be half a cent above the range. It is rounded down to the even cent, and so accepted,
    /// where the amount has an even number of cents.
    @Test
    void findsTheLastAcceptedOfAlternatingAmounts() {
        var decide = decision(holding(Portfolios.with("9999999999999.99", Limits.NONE), "0.005"), "0.999999");
        assertFalse(decide.apply(Money.of("0.01")) instanceof TradeDecision.Buy);
        assertTrue(decide.apply(Money.of("0.02")) instanceof TradeDecision.Buy);
        assertFalse(decide.apply(Money.of("0.03")) instanceof TradeDecision.Buy);
        var found = MaxTradeAmount.of(decide);
        assertEquals("0.98", found.amount().toString());
        assertNothingBeyond(decide, found, 10_000);
    }

    @Test
    void acceptsNothingLargerInRandomStates() {
        var random = new Random(25);
        var binding = new EnumMap<ProblemCode, Integer>(ProblemCode.class);
        for (int state = 0; state < STATES; state++) {
            var decide = decision(randomPortfolio(random), randomPrice(random));
            var found = MaxTradeAmount.of(decide);
            assertNothingBeyond(decide, found, BEYOND);
            binding.merge(found.beyond().code(), 1, Integer::sum);
        }
        assertEquals(5, binding.size(), "each limit must bind at least once: " + binding);
        assertTrue(
                binding.values().stream().allMatch(times -> times > STATES / 100),
                "each limit must bind in more than 1% of the states: " + binding);
    }

    private static void assertNothingBeyond(Function<Money, TradeDecision> decide, MaxTradeAmount found, int beyond) {
        long largest = found.amount().cents();
        if (largest > 0) {
            assertTrue(decide.apply(found.amount()) instanceof TradeDecision.Buy, found::toString);
        }
        for (long cents = largest + 1; cents <= Math.min(MAX_CENTS, largest + beyond); cents++) {
            assertFalse(decide.apply(Money.ofCents(cents)) instanceof TradeDecision.Buy, cents + " beyond " + found);
        }
    }

    /// The cash of every other portfolio is near the maximum, where rounding decides.
    private static PortfolioState randomPortfolio(Random random) {
        long cash = random.nextBoolean() ? MAX_CENTS - random.nextLong(100_000) : random.nextLong(1_000_000);
        var limits = new Limits(
                random.nextInt(4) == 0 ? Money.ofCents(random.nextLong(100_000)) : null,
                random.nextInt(4) == 0 ? Money.ofCents(random.nextLong(200_000)) : null,
                random.nextInt(4) == 0 ? random.nextInt(3) : null);
        var portfolio = Portfolios.with(Money.ofCents(cash).toString(), limits);
        if (random.nextBoolean()) {
            portfolio = holding(
                    portfolio, Money.ofCents(random.nextLong(1, 100_000)) + "%04d".formatted(50 * random.nextInt(3)));
        }
        return portfolio;
    }

    private static String randomPrice(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> "0.99999" + random.nextInt(1, 10);
            case 1 -> "0.00000" + random.nextInt(1, 10);
            default -> "0." + random.nextInt(100_000, 1_000_000);
        };
    }

    /// Adds shares that cost nothing, and returns the portfolio.
    private static PortfolioState holding(PortfolioState portfolio, String shares) {
        var lot = new Lot("held", "other", Shares.of(shares), Price.of("0.5"), 1, null);
        return Portfolios.after(portfolio, Posting.bought(Money.of("0.00"), lot, Reference.NONE));
    }

    private static Function<Money, TradeDecision> decision(PortfolioState portfolio, String price) {
        var market = new Market();
        market.marketId = "m";
        var trade = NewTrade.unguarded("t", "m", TradeAction.buy_no, Money.of("1.00"), Price.of(price), null, null);
        return amount -> TradeDecision.of(portfolio, market, trade.withAmount(amount), NOW);
    }
}
