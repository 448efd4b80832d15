package io.prescient.performance;

import static io.prescient.performance.ValuationInstants.returnOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.money.Money;
import org.junit.jupiter.api.Test;

/// Returns of published and of manually computed examples. The equity of a line includes the flow of the line.
class TimeWeightedReturnTest {
    @Test
    void dividesEndByStartWithoutFlows() {
        var result = returnOf("""
                2026-01-01 1000.00 1000.00
                2026-01-02 1100.00
                2026-01-03 1045.00""");
        assertEquals(0.045, result.timeWeighted(), 1e-12);
        assertEquals(0.045, result.total(), 1e-12);
        assertEquals(Money.of("45.00"), result.profit());
    }

    /// CFA Institute, curriculum level I, "Rates and Returns": a share for 200, after a year 5 of dividend and a
    /// second share for 225, after another year 10 of dividends and both sold for 235 each. The returns of the two
    /// years are 15 and 6.67 %; time-weighted it is 10.76 % a year, money-weighted 9.39 %.
    @Test
    void matchesCfaInstituteExample() {
        var instants = ValuationInstants.of("""
                2026-01-01 200.00 200.00
                2027-01-01 450.00 220.00
                2028-01-01 480.00""");
        var result = new TimeWeightedReturn(instants);
        assertEquals(1.15 * 480 / 450 - 1, result.timeWeighted(), 1e-12);
        assertEquals(0.1076, result.annualised(), 1e-4);
        double whole = InternalRateOfReturn.ofInstants(instants);
        assertEquals(
                0.0939,
                InternalRateOfReturn.annual(
                        whole, result.first().at(), result.last().at()),
                5e-5);
    }

    /// The same shares with a deposit, and with a withdrawal, before a loss. The time-weighted return is the same.
    @Test
    void ignoresDepositsAndWithdrawals() {
        double alone = returnOf("""
                2026-01-01 100.00 100.00
                2026-01-02 150.00
                2026-01-03 120.00""").timeWeighted();
        double joined = returnOf("""
                2026-01-01 100.00 100.00
                2026-01-02 1150.00 1000.00
                2026-01-03 920.00""").timeWeighted();
        double left = returnOf("""
                2026-01-01 100.00 100.00
                2026-01-02 50.00 -100.00
                2026-01-03 40.00""").timeWeighted();
        assertEquals(0.20, alone, 1e-12);
        assertEquals(alone, joined, 1e-12);
        assertEquals(alone, left, 1e-12);
    }

    @Test
    void startsWithFirstPositiveEquity() {
        var result = returnOf("""
                2026-01-01 0.00
                2026-01-02 100.00 100.00
                2026-01-03 110.00""");
        assertEquals(0.10, result.timeWeighted(), 1e-12);
        assertEquals(0.10, result.total(), 1e-12);
    }

    @Test
    void totalLossStaysMinusOneAfterDeposit() {
        var result = returnOf("""
                2026-01-01 100.00 100.00
                2026-01-02 0.00
                2026-01-03 50.00 50.00
                2026-01-04 75.00""");
        assertEquals(-1, result.timeWeighted(), 1e-12);
        assertEquals(1, result.drawdown().ratio(), 1e-12);
        assertEquals(-75.0 / 150, result.total(), 1e-12);
    }

    @Test
    void negativeEquityAtFlowHasNoReturn() {
        var returns = Returns.of(ValuationInstants.of("""
                2026-01-01 100.00 100.00
                2026-01-02 -10.00 20.00
                2026-01-03 20.00"""));
        assertNull(returns.timeWeightedReturn());
        assertNull(returns.annualisedReturn());
        assertNull(returns.maxDrawdown());
    }

    @Test
    void moreInstantsChangeNoReturn() {
        var many = Returns.of(ValuationInstants.of("""
                2026-01-01 100.00 100.00
                2026-01-01T01:00 33.33
                2026-01-01T02:00 0.00
                2026-01-01T03:00 77.77
                2026-01-02 110.00
                2026-01-02T12:00 200.00 90.00
                2026-01-02T13:00 0.01
                2026-01-03 150.00"""));
        var few = Returns.of(ValuationInstants.of("""
                2026-01-01 100.00 100.00
                2026-01-02 110.00
                2026-01-02T12:00 200.00 90.00
                2026-01-03 150.00"""));
        assertEquals(few.timeWeightedReturn(), many.timeWeightedReturn());
        assertEquals(few.moneyWeightedReturn(), many.moneyWeightedReturn());
        assertEquals(few.sharpeRatio(), many.sharpeRatio());
        assertEquals("1.000000", many.maxDrawdown().toString());
        assertEquals("0.250000", few.maxDrawdown().toString());
    }

    /// Half a day at 0 of 100, half a day at 50 of 100, two days at 80 of 160: (0 * 0.5 + 0.5 * 0.5 + 0.5 * 2) / 3.
    @Test
    void weightsExposureByTime() {
        var result = returnOf("""
                2026-01-01T00:00 100.00 100.00 0.00
                2026-01-01T12:00 100.00 0.00 50.00
                2026-01-02T00:00 160.00 60.00 80.00
                2026-01-04T00:00 160.00 0.00 0.00""");
        assertEquals(1.25 / 3, result.exposure(), 1e-12);
    }

    /// The midnights of the 2nd to the 4th bound two whole days. On the first of them, 1000 are deposited after a gain
    /// of a tenth, and then half of all is lost.
    @Test
    void dailyReturnsCoverOnlyWholeDays() {
        var result = returnOf("""
                2026-01-01T15:00 900.00 900.00
                2026-01-02T00:00 1000.00
                2026-01-02T12:00 2100.00 1000.00
                2026-01-03T00:00 1050.00
                2026-01-04T00:00 1260.00
                2026-01-04T10:00 10.00""");
        assertArrayEquals(new double[] {1.1 * 0.5 - 1, 0.2}, result.daily(), 1e-12);
    }

    @Test
    void singleInstantHasNullReturns() {
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
    void lessThanOneDayIsNotAnnualised() {
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
