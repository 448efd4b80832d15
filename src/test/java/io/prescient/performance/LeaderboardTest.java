package io.prescient.performance;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.prescient.Api;
import io.prescient.TestClock;
import io.prescient.api.ProblemAssertions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Other tests open portfolios too, so each test checks only the order of its own portfolios.
@QuarkusTest
class LeaderboardTest {

    /// Reads all entries, page by page.
    private static List<Map<String, Object>> read(String query, int limit) {
        var items = new ArrayList<Map<String, Object>>();
        String next = null;
        do {
            JsonPath page = Api.get("/v1/leaderboard?limit=" + limit + query + (next == null ? "" : "&after=" + next))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            items.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);
        return items;
    }

    /// Opens a portfolio that buys and closes once an hour, at each of these prices.
    private static long openAndTrade(TestClock clock, String... prices) {
        long portfolio = Api.portfolio("100.00");
        var market = Api.market();
        for (var price : prices) {
            clock.set(clock.instant().plusSeconds(3600));
            var trade = Api.buyYes(portfolio, market, "10.00", "0.50");
            Api.close(portfolio, trade, null, price).statusCode(200);
        }
        return portfolio;
    }

    /// Profits: 10 - 5 (a fall from 110 to 105), 4, -5, and none, of a portfolio without trades. The service
    /// computes each page from all portfolios. Therefore the test reads all of them in few pages, and only the
    /// few paused ones one by one.
    @ParameterizedTest
    @CsvSource({
        "total_return, 0 1 3 2",
        "total_profit_loss, 0 1 3 2",
        "time_weighted_return, 0 1 3 2",
        "max_drawdown, 0 1 3 2",
        "win_rate, 1 0 2 3",
        "trade_count, 0 1 2 3",
        "sharpe_ratio, 0 1 2 3"
    })
    void ranksBestFirst(String orderBy, String order) {
        var clock = TestClock.at("2026-03-01T00:00:00Z");
        var ids = List.of(
                openAndTrade(clock, "1", "0.25"),
                openAndTrade(clock, "0.70"),
                openAndTrade(clock, "0.25"),
                Api.portfolio("100.00"));
        ids.forEach(id -> Api.changeStatus(id, "pause").statusCode(200));
        var all = read("&order_by=" + orderBy, 1000);
        assertEquals(order, places(ids, all), orderBy);
        assertEquals(order, places(ids, read("&order_by=" + orderBy, 1 + all.size() / 4)), orderBy + " in some pages");
        assertEquals(order, places(ids, read("&status=paused&order_by=" + orderBy, 1)), orderBy + " one by one");
    }

    private static String places(List<Long> ids, List<Map<String, Object>> items) {
        return items.stream()
                .map(item -> ids.indexOf(((Number) item.get("portfolio_id")).longValue()))
                .filter(place -> place >= 0)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    @Test
    void metricsMatchPerformance() {
        var past = new FourDayPortfolio();
        var performance = past.get("/performance").extract().jsonPath();
        var entry = read("", 1000).stream()
                .filter(item -> ((Number) item.get("portfolio_id")).longValue() == past.portfolio)
                .findFirst()
                .orElseThrow();
        for (var metric :
                List.of("total_return", "time_weighted_return", "sharpe_ratio", "win_rate", "total_profit_loss")) {
            assertEquals(performance.<Object>get(metric), entry.get(metric), metric);
        }
        assertEquals(performance.getString("max_drawdown"), entry.get("max_drawdown"));
        assertEquals(2, entry.get("trade_count"));
        assertEquals("1440.00", entry.get("total_value"));
        assertEquals("active", entry.get("status"));
        assertEquals("test", entry.get("strategy_type"));
    }

    /// 100.00 of 1000.00 lose a half for one hour of the first day, and a tenth from the second to the third day.
    @Test
    void ignoresDrawdownWithinDayUnlikePerformance() {
        var clock = TestClock.at("2026-03-01T12:00:00Z");
        long portfolio = Api.portfolio("1000.00");
        var market = Api.pricedMarket("0.50", "0.50");
        Api.buyYes(portfolio, market, "100.00", "0.50");
        for (var price : List.of("01T13 0.25", "01T14 0.50", "02T12 0.45", "03T12 0.50")) {
            clock.set("2026-03-%s:00:00Z".formatted(price.substring(0, 5)));
            Api.put("/v1/markets/" + market, Api.json("yes_price", price.substring(6)))
                    .statusCode(200);
        }
        Api.get("/v1/portfolios/" + portfolio + "/performance").body("max_drawdown", equalTo("0.050000"));
        var entry = read("", 1000).stream()
                .filter(item -> ((Number) item.get("portfolio_id")).longValue() == portfolio)
                .findFirst()
                .orElseThrow();
        assertEquals("0.010000", entry.get("max_drawdown"));
    }

    @Test
    void filtersByStatus() {
        long paused = Api.portfolio("1.00");
        Api.changeStatus(paused, "pause").statusCode(200);
        for (var status : List.of("active", "paused")) {
            var found = read("&status=" + status, 1000);
            assertEquals(
                    List.of(),
                    found.stream()
                            .filter(item -> !status.equals(item.get("status")))
                            .toList());
            assertEquals(
                    status.equals("paused"),
                    found.stream().anyMatch(item -> ((Number) item.get("portfolio_id")).longValue() == paused));
        }
    }

    @Test
    void ranksPortfolioWithoutMetricLast() {
        long empty = Api.portfolio("0.00");
        var all = read("&order_by=total_return", 1000);
        var without =
                all.stream().filter(item -> item.get("total_return") == null).toList();
        assertEquals(without, all.subList(all.size() - without.size(), all.size()));
        var last = without.getLast();
        assertEquals(empty, ((Number) last.get("portfolio_id")).longValue());
        assertNull(last.get("win_rate"));
    }

    @Test
    void rejectsInvalidParameters() {
        for (var query : List.of("order_by=luck", "status=gone", "limit=0", "after=x")) {
            var answer = Api.send("GET", "/v1/leaderboard?" + query, null);
            ProblemAssertions.assertNames(
                    ProblemAssertions.assertProblem(answer, 400, "invalid_parameter"),
                    query.substring(0, query.indexOf('=')));
        }
    }
}
