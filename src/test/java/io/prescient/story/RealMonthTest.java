package io.prescient.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// A real month of 192 markets, whose result is known to the cent. Runs only if the data exist next to the project.
@Tag("deep")
@QuarkusTest
@EnabledIf("dataExist")
class RealMonthTest {
    private static final Path DATA = Path.of("../shared/data/polymarket_month");

    static boolean dataExist() {
        return Files.isDirectory(DATA);
    }

    @Test
    void matchesKnownResult() throws IOException {
        MonthReplay replay;
        try (var markets = Files.newInputStream(DATA.resolve("markets.csv"));
                var prices = new GZIPInputStream(Files.newInputStream(DATA.resolve("yes_price_10min.csv.gz")))) {
            replay = new MonthReplay(Month.read(markets, prices));
        }

        var portfolio = replay.replay();

        assertEquals(379_634 - 848, replay.ingested.getInt("accepted_count"));
        assertEquals(848, replay.ingested.getInt("duplicate_count"));
        assertEquals(0, replay.ingested.getInt("rejected_count"));
        assertEquals(25, replay.buyYes);
        assertEquals(76, replay.buyNo);
        assertEquals("227.63", replay.lowestCash.toPlainString());
        assertEquals(101, portfolio.getInt("trade_count"));
        assertEquals(82, portfolio.getInt("win_count"));
        assertEquals(19, portfolio.getInt("loss_count"));
        assertEquals("580.97", portfolio.getString("realized_pnl"));
        assertEquals("10580.97", portfolio.getString("current_balance"));
        assertEquals("0.00", portfolio.getString("total_invested"));
        assertEquals("10580.97", portfolio.getString("total_value"));
        var profits = replay.all("positions").stream()
                .map(position -> new BigDecimal((String) position.get("realized_pnl")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(new BigDecimal("580.97"), profits);
        assertEquals(1 + 101 + 101, replay.all("journal").size());
        assertCalibration(replay);
        assertPerformance(replay);
    }

    private static void assertCalibration(MonthReplay replay) {
        var calibration = replay.get("/calibration");
        assertEquals(101, calibration.getInt("trade_count"));
        assertEquals("0.153352", calibration.getString("brier_score"));
        assertEquals(
                101,
                calibration.getList("bins.trade_count", Integer.class).stream()
                        .mapToInt(count -> count)
                        .sum());
    }

    private static void assertPerformance(MonthReplay replay) {
        var performance = replay.get("/performance");
        assertEquals("580.97", performance.getString("total_profit_loss"));
        assertEquals("0.058097", performance.getString("total_return"));
        assertEquals("0.058097", performance.getString("time_weighted_return"));
        assertEquals("0.058097", performance.getString("money_weighted_return"));
        assertEquals(82, performance.getInt("win_count"));
        assertEquals("0.8119", performance.getString("win_rate"));
        assertEquals("5.75", performance.getString("avg_trade_pnl"));
        var equity = replay.get("/equity?interval=1h");
        assertEquals("10000.00", equity.getString("items[0].total_value"));
        assertEquals("10580.97", equity.getString("items[-1].total_value"));
        var middle = equity.getList("items.as_of", String.class).get(360);
        var explained = replay.get("/explain?metric=total_value&limit=1000&as_of=" + middle);
        assertEquals(equity.getString("items[360].total_value"), explained.getString("value"));
        assertEquals(explained.getString("value"), explained.getString("sum"));
    }
}
