package io.prescient.performance;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Performance over adjacent periods of {@link Past}.
@QuarkusTest
class AdjacentPeriodsTest {
    /// The deposit of 500.00 is at nine on the second, the settlement of 150.00 at nine on the third.
    @Test
    void adjacentPeriodsCountEveryEntryOnce() {
        var past = new FourDayPortfolio();
        past.get("/performance?until=2026-03-02T09:00:00Z")
                .body("deposits", equalTo("0.00"), "total_value", equalTo("1060.00"));
        past.get("/performance?from=2026-03-02T09:00:00Z&until=2026-03-03T09:00:00Z")
                .body("start_total_value", equalTo("1060.00"), "deposits", equalTo("500.00"))
                .body("trade_count", equalTo(1), "closed_position_count", equalTo(0))
                .body("day_count", equalTo(0));
        past.get("/performance?from=2026-03-03T09:00:00Z&until=2026-03-04T09:00:00Z")
                .body("start_total_value", equalTo("1530.00"), "total_value", equalTo("1590.00"))
                .body("win_count", equalTo(1), "loss_count", equalTo(0));
    }
}
