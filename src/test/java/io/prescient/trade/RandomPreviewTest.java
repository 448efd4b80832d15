package io.prescient.trade;

import static io.prescient.Api.send;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static io.prescient.trade.Previews.preview;
import static io.prescient.trade.Previews.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Previews of random trades in random states agree with the trades themselves.
@QuarkusTest
class RandomPreviewTest {
    /// More by `-Drounds=1000`.
    private static final int STATES = Integer.getInteger("rounds", 20);

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /// In random states, a trade gets the result of its preview, the maximum amount is executed, and one cent more is
    /// rejected by the limit that the preview named.
    @Test
    void commitsTheMaximumAmountAndRejectsOneCentMore() {
        var random = new Random(40);
        var bindingLimits = new HashMap<String, Integer>();
        for (int state = 0; state < STATES; state++) {
            bindingLimits.merge(comparePreviewWithTrade(random), 1, Integer::sum);
        }
        assertEquals(5, bindingLimits.size(), "each limit must bind at least once: " + bindingLimits);
    }

    /// Returns the limit that bound the maximum amount.
    private static String comparePreviewWithTrade(Random random) {
        long portfolio = randomPortfolio(random);
        var market = Api.pricedMarket("0.40", "0." + random.nextInt(1, 1_000_000));
        var trade = trade(market, cents(random.nextInt(1, 60_000)));
        assertPreviewed(portfolio, trade, preview(portfolio, trade));
        var preview = preview(portfolio, trade);
        var largest = new BigDecimal(preview.getString("max_trade_amount"));
        var more = trade(market, largest.add(CENT).toPlainString());
        var rejected = send("POST", "/v1/portfolios/" + portfolio + "/trades", more);
        assertProblem(rejected, 422, preview.getString("binding_code"));
        List<Map<String, Object>> limits = preview.getList("limits");
        assertTrue(
                limits.stream()
                        .anyMatch(limit -> limit.get("name").equals(preview.getString("binding_limit"))
                                && limit.get("code").equals(preview.getString("binding_code"))),
                preview::prettify);
        if (largest.signum() > 0) {
            trade.put("amount", preview.getString("max_trade_amount"));
            var last = preview(portfolio, trade);
            assertTrue(last.getBoolean("admitted"), last::prettify);
            assertPreviewed(portfolio, trade, last);
        }
        return preview.getString("binding_limit");
    }

    private static void assertPreviewed(long portfolio, Map<String, Object> trade, JsonPath preview) {
        var answer = send("POST", "/v1/portfolios/" + portfolio + "/trades", trade);
        boolean done = answer.statusCode() == 201;
        assertEquals(done, preview.getBoolean("admitted"), answer.asString());
        if (done) {
            assertEquals(answer.jsonPath().getString("trade.shares"), preview.getString("shares"));
            assertEquals(answer.jsonPath().getString("trade.entry_price"), preview.getString("price"));
        } else {
            assertEquals(answer.jsonPath().getMap(""), preview.getMap("problem"));
        }
    }

    private static long randomPortfolio(Random random) {
        boolean rich = random.nextInt(4) == 0;
        var cash = rich
                ? new BigDecimal("9999999999999.99").subtract(new BigDecimal(cents(random.nextInt(90_000))))
                : null;
        long portfolio = Api.portfolio(
                rich ? cash.toPlainString() : cents(random.nextInt(1, 100_000)),
                "max_position_size",
                limitOrNull(random, 50_000),
                "max_total_exposure",
                limitOrNull(random, 90_000),
                "max_positions",
                random.nextInt(3) == 0 ? random.nextInt(3) : null);
        for (int lots = random.nextInt(4); lots > 0; lots--) {
            var bought = trade(Api.market(), cents(random.nextInt(1, 20_000)));
            bought.put("price", "0." + random.nextInt(1, 1_000_000));
            var answer = send("POST", "/v1/portfolios/" + portfolio + "/trades", bought);
            if (answer.statusCode() == 201 && random.nextBoolean()) {
                var id = answer.jsonPath().getString("trade.trade_id");
                Api.close(portfolio, id, null, random.nextBoolean() ? "0" : "0.5")
                        .statusCode(200);
            }
        }
        return portfolio;
    }

    private static String limitOrNull(Random random, int cents) {
        return random.nextInt(3) == 0 ? cents(random.nextInt(cents)) : null;
    }

    private static String cents(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
