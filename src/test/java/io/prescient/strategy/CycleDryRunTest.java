package io.prescient.strategy;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A dry run of a cycle lists signals and skipped markets and changes nothing.
@QuarkusTest
class CycleDryRunTest extends CycleTestBase {
    @Test
    void listsSignalsAndSkippedMarketsOnly() {
        var good = market("0.78", "0.22", "60000");
        var flat = market("0.50", "0.50", "80000");
        var closed = market("0.78", "0.22", "90000");
        Api.put("/v1/markets/" + closed, json("closed", true)).statusCode(200);
        long portfolio = momentumPortfolio();
        var preview = Api.post("/v1/portfolios/" + portfolio + "/cycles", json("dry_run", true))
                .statusCode(200)
                .body("response.signals.items.market_id", contains(good))
                .extract()
                .jsonPath();
        var skipped = skipped(portfolio);
        assertEquals("market_conviction", skipped.get(flat));
        assertEquals(null, skipped.get(closed));
        Map<String, Integer> reasons = preview.getMap("response.skipped_counts");
        assertEquals(
                preview.getInt("response.considered_count"),
                1 + reasons.values().stream().mapToInt(each -> each).sum());
        Api.get("/v1/portfolios/" + portfolio + "/signals").body("items", hasSize(0));
        Api.get("/v1/portfolios/" + portfolio + "/history").body("items", hasSize(0));
        assertEquals(1, getPortfolio(portfolio).getInt("seq"));
    }

    @Test
    void pagesSkippedMarkets() {
        var flat = List.of(market("0.50", "0.50", "80000"), market("0.50", "0.50", "80000"));
        long portfolio = momentumPortfolio();
        var ids = List.copyOf(skipped(portfolio).keySet());
        assertEquals(ids.stream().sorted().toList(), ids);
        assertTrue(ids.containsAll(flat));
        assertProblem(
                Api.send("POST", "/v1/portfolios/" + portfolio + "/cycles?limit=0", json("dry_run", true)),
                400,
                "invalid_parameter");
    }

    @Test
    void meanReversionUsesObservationsOfLastWeek() {
        // 24 observations of 0.50 and 0.52 alternating, then one of 0.60: mean 0.5136, deviation 0.0206, z 4.20.
        var market = Api.market("question", "Back?");
        var observations = new ArrayList<Map<String, Object>>();
        var start = Instant.now().minusSeconds(86_400);
        for (int i = 0; i < 24; i++) {
            observations.add(observation(market, i % 2 == 0 ? "0.50" : "0.52", start.plusSeconds(i)));
        }
        observations.add(observation(market, "0.60", start.plusSeconds(60)));
        // Too old to count.
        observations.add(observation(market, "0.99", Instant.now().minusSeconds(8 * 86_400)));
        Api.post("/v1/snapshots", observations).body("accepted_count", equalTo(26));
        long portfolio = Api.portfolio(
                "1000.00",
                "strategy_type",
                "mean_reversion",
                "strategy_config",
                json("min_points", 25, "max_positions", 1000));
        var preview = Api.post("/v1/portfolios/" + portfolio + "/cycles", json("dry_run", true))
                .statusCode(200)
                .body("response.signals.items.market_id", hasItem(market))
                .extract()
                .jsonPath();
        Map<String, Object> signal = preview.getMap("response.signals.items.find { it.market_id == '" + market + "' }");
        assertEquals("buy_no", signal.get("action"));
        assertEquals("0.400000", signal.get("target_price"));
        assertEquals("0.9500", signal.get("confidence"));
        assertEquals("z 4.1960", signal.get("reason"));
    }

    private static Map<String, Object> observation(String market, String price, Instant at) {
        return json("market_id", market, "yes_price", price, "timestamp", at.toString());
    }

    /// The reasons of the skipped markets by market id, from all pages.
    private static Map<String, String> skipped(long portfolio) {
        var reasons = new LinkedHashMap<String, String>();
        var next = "";
        do {
            var page = Api.post("/v1/portfolios/" + portfolio + "/cycles?limit=40" + next, json("dry_run", true))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, String>> items = page.getList("response.skipped_markets.items");
            assertTrue(items.size() <= 40, "a page");
            items.forEach(item -> assertNull(reasons.put(item.get("market_id"), item.get("reason"))));
            next = page.getString("response.skipped_markets.next") == null
                    ? null
                    : "&after=" + page.getString("response.skipped_markets.next");
        } while (next != null);
        return reasons;
    }
}
