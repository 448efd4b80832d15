package io.prescient.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.money.Money;
import io.prescient.performance.InternalRateOfReturn.Flow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InternalRateOfReturnTest {
    /// @param daysAndAmounts alternating days and amounts; deposits are positive
    private static double annual(String... daysAndAmounts) {
        var flows = new ArrayList<Flow>();
        for (int i = 0; i < daysAndAmounts.length; i += 2) {
            flows.add(new Flow(ValuationInstants.at(daysAndAmounts[i]), Money.of(daysAndAmounts[i + 1])));
        }
        return InternalRateOfReturn.annual(
                InternalRateOfReturn.of(flows),
                flows.getFirst().at(),
                flows.getLast().at());
    }

    /// Microsoft documents 0.373362535 for XIRR, computed by iteration to within 0.000001 %.
    @Test
    void matchesExcelExample() {
        assertEquals(
                0.373362535,
                annual(
                        "2008-01-01", "10000.00",
                        "2008-03-01", "-2750.00",
                        "2008-10-30", "-4250.00",
                        "2009-02-15", "-3250.00",
                        "2009-04-01", "-2750.00"),
                1e-8);
    }

    @Test
    void equalsTimeWeightedReturnWithoutFlows() {
        var instants = ValuationInstants.of("""
                2026-01-01 1000.00 1000.00
                2026-01-15 900.00
                2026-02-01 1080.00""");
        assertEquals(0.08, InternalRateOfReturn.ofInstants(instants), 1e-12);
    }

    /// 1000 for two days, 1000 for one: 1000 x + 1000 sqrt(x) = 2100 has sqrt(x) = (-1 + sqrt(9.4)) / 2.
    @Test
    void weightsMoneyByItsTime() {
        var instants = ValuationInstants.of("""
                2026-01-01 1000.00 1000.00
                2026-01-02 2000.00 1000.00
                2026-01-03 2100.00""");
        double root = (-1 + Math.sqrt(9.4)) / 2;
        assertEquals(root * root - 1, InternalRateOfReturn.ofInstants(instants), 1e-12);
    }

    /// Both 10 % and 20 % solve -100, +230, -132.
    @Test
    void returnsNanForTwoRates() {
        assertEquals(Double.NaN, annual("2026-01-01", "100.00", "2027-01-01", "-230.00", "2028-01-01", "132.00"));
    }

    /// 100 x^3 - 205 x^2 + 205 x - 105 = 100 (x - 1.05) (x^2 - x + 1): the signs change three times, and one root is
    /// real.
    @Test
    void findsOnlyRateDespiteSignChanges() {
        assertEquals(
                0.05,
                annual(
                        "2025-01-01", "100.00",
                        "2026-01-01", "-205.00",
                        "2027-01-01", "205.00",
                        "2028-01-01", "-105.00"),
                1e-9);
    }

    @Test
    void totalLossIsMinusOne() {
        var instants = ValuationInstants.of("""
                2026-01-01 1000.00 1000.00
                2026-01-02 600.00 100.00
                2026-01-03 0.00""");
        assertEquals(-1, InternalRateOfReturn.ofInstants(instants));
    }

    @Test
    void returnsNanForLossBeyondTotal() {
        var instants = ValuationInstants.of("""
                2026-01-01 1000.00 1000.00
                2026-01-03 -5.00""");
        assertEquals(Double.NaN, InternalRateOfReturn.ofInstants(instants));
    }

    @Test
    void returnsNanWithoutAmounts() {
        assertEquals(
                Double.NaN, InternalRateOfReturn.of(List.of(new Flow(ValuationInstants.at("2026-01-01"), Money.ZERO))));
        assertEquals(Double.NaN, annual("2026-01-01", "0.00", "2027-01-01", "0.00"));
    }
}
