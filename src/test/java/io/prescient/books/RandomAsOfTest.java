package io.prescient.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Queries a random history afterwards. As of any instant and any seq, the service returns the recorded state of the
/// model, and every metric is the sum of its terms.
@QuarkusTest
class RandomAsOfTest {
    private static final List<String> METRICS =
            List.of("total_value", "realized_pnl", "unrealized_pnl", "current_balance", "total_invested");

    private RandomHistory history;

    @Tag("deep")
    @ParameterizedTest
    @CsvSource({"11, 40", "12, 40"})
    void returnsPastOfLongHistory(long seed, int steps) {
        returnsPastAsModelRecordedIt(seed, steps);
    }

    @ParameterizedTest
    @CsvSource("13, 15")
    void returnsPastAsModelRecordedIt(long seed, int steps) {
        history = new RandomHistory(seed, steps);
        Api.assertInvariantsHold(history.portfolio);
        for (int i = 0; i < history.lines.size(); i++) {
            assertInstant(i);
        }
        for (long seq = 1; seq <= history.model.seq; seq++) {
            assertExplained("" + seq);
        }
        // The service reads the marks of near points together, and those of distant points one by one.
        assertCurve("1h");
        assertCurve("12h");
    }

    private void assertInstant(int i) {
        var lines = history.lines;
        var line = lines.get(i);
        var end = i + 1 < lines.size() ? lines.get(i + 1).at() : history.clock.instant();
        // At the instant, just before the next instant, and by seq if the seq has changed.
        assertLine(line, line.at().toString());
        assertLine(line, end.minusNanos(1000).toString());
        if (i % 4 == 0) {
            assertExplained(line.at().toString());
        }
        if (i > 0 && lines.get(i - 1).seq() < line.seq()) {
            assertLine(line, "" + line.seq());
        }
    }

    private void assertLine(RandomHistory.Line line, String at) {
        var past = get("/as-of?as_of=" + at);
        assertEquals(line.seq(), past.getLong("seq"), at);
        assertEquals(line.cash(), past.getString("current_balance"), at);
        assertEquals(line.invested(), past.getString("total_invested"), at);
        assertEquals(line.realized(), past.getString("realized_pnl"), at);
        assertEquals(line.equity(), past.getString("total_value"), at);
    }

    /// Reads pages of a random size, each with the sum of the pages before.
    private void assertExplained(String at) {
        for (var metric : METRICS) {
            int limit = 10 + history.random.nextInt(60);
            var amounts = BigDecimal.ZERO;
            JsonPath page = null;
            do {
                var after = page == null ? "" : "&after=" + page.getString("next");
                page = get("/explain?metric=" + metric + "&as_of=" + at + "&limit=" + limit + after);
                assertEquals(
                        0, amounts.compareTo(new BigDecimal(page.getString("sum_before"))), metric + " as of " + at);
                for (String amount : page.getList("items.amount", String.class)) {
                    amounts = amounts.add(new BigDecimal(amount));
                }
                assertEquals(0, amounts.compareTo(new BigDecimal(page.getString("sum"))), metric + " as of " + at);
            } while (page.getString("next") != null);
            assertEquals(page.getString("value"), amounts.setScale(2).toPlainString(), metric + " as of " + at);
        }
    }

    /// Asserts that each point of the equity curve equals the as-of response of its instant.
    private void assertCurve(String interval) {
        var points = get("/equity?interval=" + interval);
        List<String> times = points.getList("items.as_of");
        assertTrue(times.size() > 2, "too few points");
        for (int i = 0; i < times.size(); i++) {
            var past = get("/as-of?as_of=" + times.get(i));
            assertEquals(past.getString("total_value"), points.getString("items[" + i + "].total_value"), times.get(i));
            assertEquals(
                    past.getString("realized_pnl"), points.getString("items[" + i + "].realized_pnl"), times.get(i));
        }
    }

    private JsonPath get(String resource) {
        return Api.get("/v1/portfolios/" + history.portfolio + resource)
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
