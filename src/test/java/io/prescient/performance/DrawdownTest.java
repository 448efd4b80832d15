package io.prescient.performance;

import static io.prescient.performance.ValuationInstants.returnOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.money.Money;
import org.junit.jupiter.api.Test;

/// Drawdowns of manually computed examples. The equity of a line includes the flow of the line.
class DrawdownTest {
    /// Index 1, 1.2, 0.9, 1.08, 1.35, 1.08: the first fall is 25 %, the second 20 %.
    @Test
    void drawdownIsLargestFallWithPeakAndTrough() {
        var result = returnOf("""
                2026-01-01 1000.00 1000.00
                2026-01-02 1200.00
                2026-01-03 900.00
                2026-01-04 2080.00 1000.00
                2026-01-05 2600.00
                2026-01-06 2080.00""");
        var fall = result.drawdown();
        assertEquals(0.25, fall.ratio(), 1e-12);
        assertEquals(ValuationInstants.at("2026-01-02"), fall.peakAt());
        assertEquals(ValuationInstants.at("2026-01-03"), fall.troughAt());
        // In dollars, the profit falls from 200 to -100, then from 600 to 80: the second fall is larger.
        var loss = result.loss();
        assertEquals(Money.of("520.00"), loss.amount());
        assertEquals(ValuationInstants.at("2026-01-05"), loss.peakAt());
        assertEquals(ValuationInstants.at("2026-01-06"), loss.troughAt());
    }

    @Test
    void withdrawalIsNoDrawdown() {
        var result = returnOf("""
                2026-01-01 1000.00 1000.00
                2026-01-02 100.00 -900.00
                2026-01-03 101.00""");
        assertEquals(0, result.drawdown().ratio());
        assertNull(result.drawdown().peakAt());
        assertEquals(Money.ZERO, result.loss().amount());
    }

    @Test
    void negativeEquityHasNoDrawdown() {
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
}
