package io.prescient.performance;

import static io.prescient.Api.json;
import static io.prescient.Api.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.prescient.TestClock;
import io.prescient.api.ProblemAssertions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BackfillTest {
    private static Response backfill(long portfolio) {
        return Api.send("POST", "/v1/portfolios/" + portfolio + "/history/backfill", json());
    }

    @Test
    void addsPointAtEndOfEachMissedDay() {
        var past = new FourDayPortfolio();
        backfill(past.portfolio)
                .then()
                .statusCode(200)
                .body("added_count", equalTo(4))
                .body("first_snapshot_date", equalTo("2026-03-01"))
                .body("last_snapshot_date", equalTo("2026-03-04"));
        past.get("/history")
                .body("items.snapshot_date", contains("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"))
                .body("items[0].timestamp", equalTo("2026-03-01T23:59:59.999999Z"))
                .body("items.current_balance", contains("900.00", "1430.00", "1580.00", "1430.00"))
                .body("items.total_invested", contains("100.00", "85.00", "10.00", "10.00"))
                .body("items.total_profit_loss", contains("60.00", "60.00", "90.00", "-60.00"))
                .body("items.total_value", contains("1060.00", "1560.00", "1590.00", "1440.00"))
                .body("items.open_position_count", contains(1, 2, 1, 1))
                .body("items.trade_count", contains(1, 2, 2, 2));
        backfill(past.portfolio).then().body("added_count", equalTo(0)).body("first_snapshot_date", nullValue());
    }

    @Test
    void midnightBelongsToTheNextDay() {
        var clock = TestClock.at("2026-03-01T23:59:59.999999Z");
        long portfolio = Api.portfolio("100.00");
        clock.set("2026-03-02T00:00:00Z");
        Api.deposit(portfolio, "1.00").statusCode(201);
        clock.set("2026-03-03T00:00:00Z");
        backfill(portfolio).then().body("added_count", equalTo(2));
        Api.get("/v1/portfolios/" + portfolio + "/history").body("items.total_value", contains("100.00", "101.00"));
    }

    @Test
    void addsNoPointForToday() {
        var clock = TestClock.at("2026-03-01T00:00:00Z");
        long portfolio = Api.portfolio("100.00");
        clock.set("2026-03-01T23:59:59.999999Z");
        backfill(portfolio).then().body("added_count", equalTo(0));
        clock.set("2026-03-02T00:00:00Z");
        backfill(portfolio).then().body("added_count", equalTo(1));
    }

    @Test
    void keepsRecordedPoint() {
        var clock = TestClock.at("2026-03-01T12:00:00Z");
        long portfolio = Api.portfolio("100.00");
        clock.set("2026-03-02T12:00:00Z");
        post("/v1/portfolios/" + portfolio + "/history", json()).statusCode(200);
        clock.set("2026-03-02T13:00:00Z");
        Api.deposit(portfolio, "5.00").statusCode(201);
        clock.set("2026-03-04T12:00:00Z");
        backfill(portfolio).then().body("added_count", equalTo(2));
        Api.get("/v1/portfolios/" + portfolio + "/history")
                .body("items.snapshot_date", contains("2026-03-01", "2026-03-02", "2026-03-03"))
                .body("items.total_value", contains("100.00", "100.00", "105.00"))
                .body("items[1].timestamp", equalTo("2026-03-02T12:00:00Z"));
    }

    @Test
    void racingBackfillsAddEachDayOnce() throws Exception {
        var past = new FourDayPortfolio();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> task = () -> backfill(past.portfolio).jsonPath().getInt("added_count");
            int added = 0;
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> task).limit(8).toList())) {
                added += answer.get();
            }
            assertEquals(4, added);
        }
        past.get("/history").body("items", hasSize(4));
    }

    @Test
    void filtersHistoryByTimeOfPoints() {
        var past = new FourDayPortfolio();
        backfill(past.portfolio).then().statusCode(200);
        past.get("/history?from=2026-03-02T00:00:00Z&until=2026-03-04T00:00:00Z")
                .body("items.snapshot_date", contains("2026-03-02", "2026-03-03"));
        past.get("/history?from=2026-03-02T23:59:59.999999Z&until=2026-03-03T00:00:00Z")
                .body("items.snapshot_date", contains("2026-03-02"));
        past.get("/history?from=2026-04-01T00:00:00Z").body("items", hasSize(0));
        String next = past.get("/history?limit=1&from=2026-03-02T00:00:00Z")
                .body("items.snapshot_date", contains("2026-03-02"))
                .extract()
                .path("next");
        past.get("/history?limit=9&from=2026-03-02T00:00:00Z&after=" + next)
                .body("items.snapshot_date", contains("2026-03-03", "2026-03-04"));
    }

    @Test
    void rejectsArchivedAndUnknownPortfolio() {
        long portfolio = Api.portfolio("1.00");
        Api.changeStatus(portfolio, "archive").statusCode(200);
        ProblemAssertions.assertProblem(backfill(portfolio), 409, "portfolio_archived");
        ProblemAssertions.assertProblem(backfill(999_999_999), 404, "portfolio_not_found");
        for (var query : List.of("from=x", "until=2026-01-01")) {
            ProblemAssertions.assertProblem(
                    Api.send("GET", "/v1/portfolios/" + portfolio + "/history?" + query, null),
                    400,
                    "invalid_parameter");
        }
    }
}
