package io.prescient.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// A real month of 192 markets, where it lies beside the project; its books are known to the cent.
@QuarkusTest
@EnabledIf("isThere")
class RealMonthTest {
    private static final Path DATA = Path.of("../shared/data/polymarket_month");

    static boolean isThere() {
        return Files.isDirectory(DATA);
    }

    @Test
    void theBooksShowTheKnownResult() throws IOException {
        MonthReplay replay;
        try (var markets = Files.newInputStream(DATA.resolve("markets.csv"));
                var prices = new GZIPInputStream(Files.newInputStream(DATA.resolve("yes_price_10min.csv.gz")))) {
            replay = new MonthReplay(Month.read(markets, prices));
        }

        var portfolio = replay.replay();

        assertEquals(379_634 - 848, replay.ingested.getInt("accepted"));
        assertEquals(848, replay.ingested.getInt("duplicates"));
        assertEquals(0, replay.ingested.getInt("rejected"));
        assertEquals(25, replay.buyYes);
        assertEquals(76, replay.buyNo);
        assertEquals("227.63", replay.lowestCash.toPlainString());
        assertEquals(101, portfolio.getInt("trade_count"));
        assertEquals(82, portfolio.getInt("total_winning_trades"));
        assertEquals(19, portfolio.getInt("total_losing_trades"));
        assertEquals("580.97", portfolio.getString("realized_pnl"));
        assertEquals("10580.97", portfolio.getString("current_balance"));
        assertEquals("0.00", portfolio.getString("total_invested"));
        assertEquals("10580.97", portfolio.getString("total_value"));
        var profits = replay.all("positions").stream()
                .map(position -> new BigDecimal((String) position.get("realized_pnl")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(new BigDecimal("580.97"), profits);
        assertEquals(1 + 101 + 101, replay.all("journal").size());
    }
}
