package io.prescient.api;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists are paged with `next`, and only a null `next` ends a list.
@QuarkusTest
class ListsTest {

    @ParameterizedTest
    @CsvSource({"1, 7", "2, 4", "3, 3", "6, 2", "7, 1", "8, 1"})
    void readsListToItsEndByNext(int limit, int pages) {
        long portfolio = Api.portfolio("100.00");
        var market = Api.market();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            ids.addFirst(buyYes(portfolio, market, "1.00", "0.50"));
        }
        var path = "/v1/portfolios/" + portfolio;
        assertEquals(List.of(ids, pages), readPages(path + "/trades?limit=" + limit, "trade_id"));
        assertEquals(List.of(ids, pages), readPages(path + "/positions?limit=" + limit, "trade_id"));
    }

    @Test
    void listsJournalInOrderOfSeq() {
        long portfolio = Api.portfolio("100.00");
        for (int i = 0; i < 6; i++) {
            Api.deposit(portfolio, "1.00").statusCode(201);
        }
        var seqs = List.of(1, 2, 3, 4, 5, 6, 7);
        var path = "/v1/portfolios/" + portfolio + "/journal?limit=";
        assertEquals(List.of(seqs, 4), readPages(path + 2, "seq"));
        assertEquals(List.of(seqs, 1), readPages(path + 7, "seq"));
        Api.get(path + "2&after=5").body("items.seq", equalTo(List.of(6, 7))).body("next", nullValue());
        Api.get(path + "2&after=7").body("items.size()", equalTo(0)).body("next", nullValue());
        Api.get(path + "2&after=999").body("items.size()", equalTo(0)).body("next", nullValue());
    }

    @Test
    void changesWhilePagingNeitherRepeatNorSkipRows() {
        var type = unique("s");
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            ids.add(Api.portfolio("1.00", "strategy_type", type));
        }
        var path = "/v1/portfolios?limit=2&strategy_type=" + type;
        var first = Api.get(path).extract().jsonPath();
        ids.add(Api.portfolio("1.00", "strategy_type", type));
        Api.changeStatus(ids.get(0), "archive").statusCode(200);
        Api.send("DELETE", "/v1/portfolios/" + ids.get(0), null).then().statusCode(204);
        var rest = readPages(path, "portfolio_id", first.getString("next"));
        assertEquals(List.of(ids.get(0), ids.get(1)), first.getList("items.portfolio_id", Long.class));
        assertEquals(ids.subList(2, 6).stream().map(Math::toIntExact).toList(), rest.get(0));
    }

    @Test
    void filtersPortfoliosByStatusAndStrategy() {
        var type = unique("s");
        long active = Api.portfolio("1.00", "strategy_type", type);
        long paused = Api.portfolio("1.00", "strategy_type", type);
        Api.changeStatus(paused, "pause").statusCode(200);
        var path = "/v1/portfolios?strategy_type=" + type;
        Api.get(path).body("items.portfolio_id", equalTo(List.of((int) active, (int) paused)));
        Api.get(path + "&status=active").body("items.portfolio_id", equalTo(List.of((int) active)));
        Api.get(path + "&status=paused").body("items.portfolio_id", equalTo(List.of((int) paused)));
        Api.get(path + "&status=archived").body("items", equalTo(List.of()));
    }

    @Test
    void filtersTradesAndPositions() {
        long portfolio = Api.portfolio("100.00");
        var one = Api.market();
        var two = Api.market();
        var a = buyYes(portfolio, one, "1.00", "0.50");
        var b = buyYes(portfolio, two, "1.00", "0.50");
        var c = buyYes(portfolio, one, "1.00", "0.50");
        Api.close(portfolio, a, null, "0.50").statusCode(200);
        for (String list : List.of("/trades", "/positions")) {
            var path = "/v1/portfolios/" + portfolio + list;
            Api.get(path + "?market_id=" + one).body("items.trade_id", equalTo(List.of(c, a)));
            Api.get(path + "?status=open").body("items.trade_id", equalTo(List.of(c, b)));
            Api.get(path + "?status=closed").body("items.trade_id", equalTo(List.of(a)));
            Api.get(path + "?status=settled").body("items", equalTo(List.of()));
            Api.get(path + "?status=open&market_id=" + one).body("items.trade_id", equalTo(List.of(c)));
        }
        var path = "/v1/portfolios/" + portfolio + "/trades";
        String at = Api.get(path + "/" + b).extract().path("traded_at");
        Api.get(path + "?from=" + at + "&until=" + Instant.parse(at).plusNanos(1000))
                .body("items.trade_id", equalTo(List.of(b)));
        Api.get(path + "?from=" + at).body("items.trade_id", equalTo(List.of(c, b)));
        Api.get(path + "?until=" + at).body("items.trade_id", equalTo(List.of(a)));
    }

    @Test
    void filtersMarketsFromInclusiveUntilExclusive() {
        var event = unique("e");
        var ids = IntStream.range(0, 4).mapToObj(i -> unique("m" + i)).toList();
        put(ids.get(0), json("event_id", event, "volume", 10, "liquidity", 5, "end_date", "2026-05-01T00:00:00Z"));
        put(ids.get(1), json("event_id", event, "volume", 20, "active", true, "end_date", "2026-05-02T00:00:00Z"));
        put(ids.get(2), json("event_id", event, "volume", 10, "closed", true));
        put(ids.get(3), json("event_id", event, "resolved", true, "liquidity", "4.99"));
        assertEquals(ids, markets(event, ""));
        assertEquals(List.of(ids.get(0), ids.get(1), ids.get(2)), markets(event, "&min_volume=10"));
        assertEquals(List.of(ids.get(1)), markets(event, "&min_volume=10.01"));
        assertEquals(List.of(ids.get(0)), markets(event, "&min_liquidity=5"));
        assertEquals(List.of(ids.get(1)), markets(event, "&active=true"));
        assertEquals(List.of(ids.get(0), ids.get(2), ids.get(3)), markets(event, "&active=false"));
        assertEquals(List.of(ids.get(2)), markets(event, "&closed=true"));
        assertEquals(List.of(ids.get(3)), markets(event, "&resolved=true"));
        assertEquals(
                List.of(ids.get(0)),
                markets(event, "&end_date_from=2026-05-01T00:00:00Z&end_date_until=2026-05-02T00:00:00Z"));
        assertEquals(List.of(), markets(event, "&min_conviction=0"));
    }

    @ParameterizedTest
    @CsvSource({"volume", "liquidity", "end_date"})
    void rankedListKeepsItsOrderOverPages(String by) {
        var event = unique("e");
        var prefix = unique("m");
        // Two pairs of equal values, and two rows without a value; equal values are ordered by id.
        String[] days = {"02", "01", null, "02", "01", null, "03"};
        for (int i = 0; i < days.length; i++) {
            var at = days[i] == null ? null : "2026-05-" + days[i] + "T00:00:00.123456Z";
            put(prefix + i, json("event_id", event, "volume", days[i], "liquidity", days[i], "end_date", at));
        }
        var order = by.equals("end_date") ? "1403625" : "6031425";
        var expected = order.chars().mapToObj(i -> prefix + (char) i).toList();
        for (int limit : new int[] {1, 2, 3, 7}) {
            var path = "/v1/markets?event_id=" + event + "&order_by=" + by + "&limit=" + limit;
            assertEquals(expected, readPages(path, "market_id").get(0));
        }
    }

    @Test
    void rejectsCursorOfAnotherList() {
        var event = unique("e");
        put(unique("m"), json("event_id", event, "volume", 1));
        put(unique("m"), json("event_id", event, "volume", 1));
        var path = "/v1/markets?limit=1&event_id=" + event;
        String next = Api.get(path + "&order_by=volume").extract().path("next");
        var answer = Api.send("GET", path + "&order_by=end_date&after=" + next, null);
        ProblemAssertions.assertNames(ProblemAssertions.assertProblem(answer, 400, "invalid_parameter"), "after");
    }

    private static void put(String id, Object market) {
        Api.put("/v1/markets/" + id, market).statusCode(200);
    }

    private static List<String> markets(String event, String filter) {
        return Api.get("/v1/markets?event_id=" + event + filter)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.market_id");
    }

    /// The values of a member over all pages, and the number of pages.
    private static List<Object> readPages(String path, String member) {
        return readPages(path, member, null);
    }

    private static List<Object> readPages(String path, String member, String start) {
        var values = new ArrayList<Object>();
        int pages = 0;
        String next = start;
        do {
            var after = next == null ? "" : "&after=" + next;
            var page = Api.get(path + after).statusCode(200).extract().jsonPath();
            values.addAll(page.getList("items." + member));
            next = page.getString("next");
            pages++;
        } while (next != null && pages < 100);
        return List.of(values, pages);
    }
}
