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

/// Other tests have portfolios too, so only the order of one's own is looked at.
@QuarkusTest
class LeaderboardTest {

    /// Everything, read page by page.
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

    /// Trades an hour apart.
    private static long traded(TestClock clock, String... prices) {
        long portfolio = Api.portfolio("100.00");
        var market = Api.market();
        for (var price : prices) {
            clock.set(clock.instant().plusSeconds(3600));
            var trade = Api.buyYes(portfolio, market, "10.00", "0.50");
            Api.close(portfolio, trade, null, price).statusCode(200);
        }
        return portfolio;
    }

    /// Profits: 10 - 5 (falls from 110 to 105), 4, -5, and one that did nothing. Each page is reckoned from all
    /// portfolios, so all are read in few pages, and one by one only those that are paused, which are few.
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
    void theBestComesFirst(String orderBy, String order) {
        var clock = TestClock.at("2026-03-01T00:00:00Z");
        var ids = List.of(
                traded(clock, "1", "0.25"), traded(clock, "0.70"), traded(clock, "0.25"), Api.portfolio("100.00"));
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
    void theFiguresAreThoseOfThePerformance() {
        var past = new Past();
        var performance = past.get("/performance").extract().jsonPath();
        var standing = read("", 1000).stream()
                .filter(item -> ((Number) item.get("portfolio_id")).longValue() == past.portfolio)
                .findFirst()
                .orElseThrow();
        for (var figure :
                List.of("total_return", "time_weighted_return", "sharpe_ratio", "win_rate", "total_profit_loss")) {
            assertEquals(performance.<Object>get(figure), standing.get(figure), figure);
        }
        assertEquals(performance.getString("max_drawdown"), standing.get("max_drawdown"));
        assertEquals(2, standing.get("trade_count"));
        assertEquals("1440.00", standing.get("total_value"));
        assertEquals("active", standing.get("status"));
        assertEquals("test", standing.get("strategy_type"));
    }

    /// 100 of 1000.00 falls by half for an hour of the first day, and by a tenth from the second to the third.
    @Test
    void theBoardSeesNoFallWithinADayAndThePerformanceDoes() {
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
        var standing = read("", 1000).stream()
                .filter(item -> ((Number) item.get("portfolio_id")).longValue() == portfolio)
                .findFirst()
                .orElseThrow();
        assertEquals("0.010000", standing.get("max_drawdown"));
    }

    @Test
    void aStatusCanBeAskedFor() {
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
    void whoHasNoFigureComesLast() {
        long penniless = Api.portfolio("0.00");
        var all = read("&order_by=total_return", 1000);
        var without =
                all.stream().filter(item -> item.get("total_return") == null).toList();
        assertEquals(without, all.subList(all.size() - without.size(), all.size()));
        var last = without.getLast();
        assertEquals(penniless, ((Number) last.get("portfolio_id")).longValue());
        assertNull(last.get("win_rate"));
    }

    @Test
    void anotherOrderOrStatusIsRefused() {
        for (var query : List.of("order_by=luck", "status=gone", "limit=0", "after=x")) {
            var answer = Api.send("GET", "/v1/leaderboard?" + query, null);
            ProblemAssertions.assertNames(
                    ProblemAssertions.assertProblem(answer, 400, "invalid_parameter"),
                    query.substring(0, query.indexOf('=')));
        }
    }
}
