package io.prescient.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// A synthetic month of five markets, small enough to compute by hand.
///
/// <pre>
///                         stake   price   shares       payout    profit
/// lighthouse  buy_yes    100.00   0.78    128.205128   128.21     28.21   YES
/// ferry       buy_yes    100.00   0.76    131.578947     0.00   -100.00   NO
/// mayor       buy_no     100.00   0.80    125.000000   125.00     25.00   NO
/// bridge      buy_yes    100.00   0.77    129.870129   129.87     29.87   YES
/// undecided   never in the range
///                                                      383.08    -16.92
/// </pre>
///
/// The ferry has two observations of one second, at 0.76 and 0.9; the second one is rejected. All four positions are
/// bought before the first settlement, so the lowest cash is 9600.00.
@QuarkusTest
class FiveMarketMonthTest {
    private final MonthReplay replay = new MonthReplay(Month.read(
            FiveMarketMonthTest.class.getResourceAsStream("/month/markets.csv"),
            FiveMarketMonthTest.class.getResourceAsStream("/month/yes_price_10min.csv")));

    @Test
    void matchesManualCalculation() {
        var portfolio = replay.replay();

        assertEquals(14, replay.ingested.getInt("accepted_count"));
        assertEquals(0, replay.ingested.getInt("duplicate_count"));
        assertEquals(1, replay.ingested.getInt("rejected_count"));
        assertEquals(3, replay.buyYes);
        assertEquals(1, replay.buyNo);
        assertEquals("9600.00", replay.lowestCash.toPlainString());
        assertEquals(4, portfolio.getInt("trade_count"));
        assertEquals(3, portfolio.getInt("win_count"));
        assertEquals(1, portfolio.getInt("loss_count"));
        assertEquals("0.7500", portfolio.getString("win_rate"));
        assertEquals("-4.23", portfolio.getString("avg_trade_pnl"));
        assertEquals("-16.92", portfolio.getString("realized_pnl"));
        assertEquals("9983.08", portfolio.getString("current_balance"));
        assertEquals("0.00", portfolio.getString("total_invested"));
        assertEquals("9983.08", portfolio.getString("total_value"));
        assertEquals(9, replay.all("journal").size());
        assertEquals("0.020000", replay.latest(2).getString("yes_price"));
        // ((1 - 0.78)^2 + 0.76^2 + 0.20^2 + (1 - 0.77)^2) / 4
        assertEquals("0.179725", replay.get("/calibration").getString("brier_score"));
        assertEquals("-0.001692", replay.get("/performance").getString("time_weighted_return"));
    }
}
