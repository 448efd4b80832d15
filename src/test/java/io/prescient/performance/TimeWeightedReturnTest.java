package io.prescient.performance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.money.Money;
import org.junit.jupiter.api.Test;

/// Returns of hand-worked and published books. A look's equity is that after the flow of its line.
class TimeWeightedReturnTest {
    private static TimeWeightedReturn growth(String table) {
        return new TimeWeightedReturn(ValuationInstants.of(table));
    }

    @Test
    void withoutFlowsTheReturnIsEndByBeginning() {
        var growth = growth("""
                2026-01-01 1000.00 1000.00
                2026-01-02 1100.00
                2026-01-03 1045.00""");
        assertEquals(0.045, growth.timeWeighted(), 1e-12);
        assertEquals(0.045, growth.total(), 1e-12);
        assertEquals(Money.of("45.00"), growth.profit());
    }

    /// CFA Institute, curriculum level I, "Rates and Returns": a share for 200, after a year 5 of dividend and a
    /// second share for 225, after another year 10 of dividends and both sold for 235 each. The returns of the two
    /// years are 15 and 6.67 %; time-weighted it is 10.76 % a year, money-weighted 9.39 %.
    @Test
    void theExampleOfTheCfaInstituteComesOut() {
        var looks = ValuationInstants.of("""
                2026-01-01 200.00 200.00
                2027-01-01 450.00 220.00
                2028-01-01 480.00""");
        var growth = new TimeWeightedReturn(looks);
        assertEquals(1.15 * 480 / 450 - 1, growth.timeWeighted(), 1e-12);
        assertEquals(0.1076, growth.annualised(), 1e-4);
        double whole = InternalRateOfReturn.ofInstants(looks);
        assertEquals(
                0.0939,
                InternalRateOfReturn.annual(
                        whole, growth.first().at(), growth.last().at()),
                5e-5);
    }

    /// The same shares, watched by an owner who doubles the stake before a loss: time-weighted nothing changes.
    @Test
    void depositsAndWithdrawalsLeaveTheTimeWeightedReturnAlone() {
        double alone = growth("""
                2026-01-01 100.00 100.00
                2026-01-02 150.00
                2026-01-03 120.00""").timeWeighted();
        double joined = growth("""
                2026-01-01 100.00 100.00
                2026-01-02 1150.00 1000.00
                2026-01-03 920.00""").timeWeighted();
        double left = growth("""
                2026-01-01 100.00 100.00
                2026-01-02 50.00 -100.00
                2026-01-03 40.00""").timeWeighted();
        assertEquals(0.20, alone, 1e-12);
        assertEquals(alone, joined, 1e-12);
        assertEquals(alone, left, 1e-12);
    }

    @Test
    void whatCameInBeforeThereWasAnythingDoesNotCount() {
        var growth = growth("""
                2026-01-01 0.00
                2026-01-02 100.00 100.00
                2026-01-03 110.00""");
        assertEquals(0.10, growth.timeWeighted(), 1e-12);
        assertEquals(0.10, growth.total(), 1e-12);
    }

    @Test
    void allLostIsMinusOneAndWhatComesInLaterDoesNotMendIt() {
        var growth = growth("""
                2026-01-01 100.00 100.00
                2026-01-02 0.00
                2026-01-03 50.00 50.00
                2026-01-04 75.00""");
        assertEquals(-1, growth.timeWeighted(), 1e-12);
        assertEquals(1, growth.drawdown().ratio(), 1e-12);
        assertEquals(-75.0 / 150, growth.total(), 1e-12);
    }

    @Test
    void withEquityBelowZeroThereIsNoDrawdown() {
        var returns = Returns.of(ValuationInstants.of("""
                2026-01-01 100.00 100.00
                2026-01-02 -10.00
                2026-01-03 20.00"""));
        assertNull(returns.maxDrawdown());
        assertEquals("-0.800000", returns.timeWeightedReturn().toString());
        assertEquals("-0.800000", returns.totalReturn().toString());
        assertEquals(Money.of("110.00"), returns.maxDrawdownAmount());
        assertEquals(
                "equity was not positive all the time",
                returns.explain(new MetricNotes()).reasons().get("max_drawdown"));
    }

    @Test
    void withEquityBelowZeroAtAFlowThereIsNoTimeWeightedReturn() {
        var returns = Returns.of(ValuationInstants.of("""
                2026-01-01 100.00 100.00
                2026-01-02 -10.00 20.00
                2026-01-03 20.00"""));
        assertNull(returns.timeWeightedReturn());
        assertNull(returns.annualisedReturn());
        assertNull(returns.maxDrawdown());
    }

    @Test
    void howOftenItWasLookedAtChangesNoReturn() {
        var often = Returns.of(ValuationInstants.of("""
                2026-01-01 100.00 100.00
                2026-01-01T01:00 33.33
                2026-01-01T02:00 0.00
                2026-01-01T03:00 77.77
                2026-01-02 110.00
                2026-01-02T12:00 200.00 90.00
                2026-01-02T13:00 0.01
                2026-01-03 150.00"""));
        var seldom = Returns.of(ValuationInstants.of("""
                2026-01-01 100.00 100.00
                2026-01-02 110.00
                2026-01-02T12:00 200.00 90.00
                2026-01-03 150.00"""));
        assertEquals(seldom.timeWeightedReturn(), often.timeWeightedReturn());
        assertEquals(seldom.moneyWeightedReturn(), often.moneyWeightedReturn());
        assertEquals(seldom.sharpeRatio(), often.sharpeRatio());
        assertEquals("1.000000", often.maxDrawdown().toString());
        assertEquals("0.250000", seldom.maxDrawdown().toString());
    }

    /// Index 1, 1.2, 0.9, 1.08, 1.35, 1.08: the first fall is 25 %, the second 20 %.
    @Test
    void drawdownIsTheLargestFallWithItsPeakAndTrough() {
        var growth = growth("""
                2026-01-01 1000.00 1000.00
                2026-01-02 1200.00
                2026-01-03 900.00
                2026-01-04 2080.00 1000.00
                2026-01-05 2600.00
                2026-01-06 2080.00""");
        var fall = growth.drawdown();
        assertEquals(0.25, fall.ratio(), 1e-12);
        assertEquals(ValuationInstants.at("2026-01-02"), fall.peakAt());
        assertEquals(ValuationInstants.at("2026-01-03"), fall.troughAt());
        // In dollars of profit 200 to -100, then 600 to 80: the second is the larger one.
        var loss = growth.loss();
        assertEquals(Money.of("520.00"), loss.amount());
        assertEquals(ValuationInstants.at("2026-01-05"), loss.peakAt());
        assertEquals(ValuationInstants.at("2026-01-06"), loss.troughAt());
    }

    @Test
    void aWithdrawalIsNoDrawdown() {
        var growth = growth("""
                2026-01-01 1000.00 1000.00
                2026-01-02 100.00 -900.00
                2026-01-03 101.00""");
        assertEquals(0, growth.drawdown().ratio());
        assertNull(growth.drawdown().peakAt());
        assertEquals(Money.ZERO, growth.loss().amount());
    }

    /// Half a day at 0 of 100, half a day at 50 of 100, two days at 80 of 160: (0 * 0.5 + 0.5 * 0.5 + 0.5 * 2) / 3.
    @Test
    void exposureIsWeightedByTime() {
        var growth = growth("""
                2026-01-01T00:00 100.00 100.00 0.00
                2026-01-01T12:00 100.00 0.00 50.00
                2026-01-02T00:00 160.00 60.00 80.00
                2026-01-04T00:00 160.00 0.00 0.00""");
        assertEquals(1.25 / 3, growth.exposure(), 1e-12);
    }

    /// Midnights of the second to the fourth: two whole days. Within the first of them 1000 came in after a gain of
    /// a tenth, and was lost by a half.
    @Test
    void onlyWholeDaysAreDailyReturns() {
        var growth = growth("""
                2026-01-01T15:00 900.00 900.00
                2026-01-02T00:00 1000.00
                2026-01-02T12:00 2100.00 1000.00
                2026-01-03T00:00 1050.00
                2026-01-04T00:00 1260.00
                2026-01-04T10:00 10.00""");
        assertArrayEquals(new double[] {1.1 * 0.5 - 1, 0.2}, growth.daily(), 1e-12);
    }

    @Test
    void aSingleLookHasNoReturnsButNoFailureEither() {
        var returns = Returns.of(ValuationInstants.of("2026-01-01 1000.00 1000.00"));
        assertEquals("0.000000", returns.timeWeightedReturn().toString());
        assertNull(returns.annualisedReturn());
        assertNull(returns.moneyWeightedReturn());
        assertNull(returns.exposure());
        assertNull(returns.volatility());
        assertNull(returns.sharpeRatio());
        assertNull(returns.sortinoRatio());
    }

    @Test
    void lessThanADayIsNotAnnualised() {
        var table = """
                2026-01-01T00:00 1000.00 1000.00
                2026-01-0%s 1001.00""";
        assertNull(Returns.of(ValuationInstants.of(table.formatted("1T23:59"))).annualisedReturn());
        assertEquals(
                Math.pow(1.001, 365) - 1,
                Double.parseDouble(Returns.of(ValuationInstants.of(table.formatted("2T00:00")))
                        .annualisedReturn()
                        .toString()),
                1e-6);
    }
}
