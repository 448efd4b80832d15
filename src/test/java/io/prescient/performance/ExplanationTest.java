package io.prescient.performance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.prescient.api.ProblemAssertions;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each metric of {@link FourDayPortfolio} is the sum of the terms that explain it.
@QuarkusTest
class ExplanationTest {

    @Test
    void explainsEquityByEntriesAndMarks() {
        var past = new FourDayPortfolio();
        past.get("/explain?metric=total_value&as_of=5")
                .body("value", equalTo("1560.00"))
                .body("sum_before", equalTo("0.00"))
                .body("sum", equalTo("1560.00"))
                .body("next", nullValue())
                .body("as_of", equalTo("2026-03-02T11:00:00Z"))
                .body("seq", equalTo(5))
                .body("items.source", contains("journal", "journal", "journal", "journal", "journal", "mark", "cost"))
                .body("items.seq", contains(1, 2, 3, 4, 5, 2, 5))
                .body("items.amount", contains("1000.00", "-100.00", "500.00", "40.00", "-10.00", "120.00", "10.00"));
    }

    @Test
    void termContainsPositionPriceAndTime() {
        var past = new FourDayPortfolio();
        past.get("/explain?metric=unrealized_pnl&as_of=2026-03-02T12:00:00Z")
                .body("value", equalTo("45.00"))
                .body("sum", equalTo("45.00"))
                .body("items", hasSize(2))
                .body("items[0].market_id", equalTo(past.rain))
                .body("items[0].trade_id", equalTo(past.rainTrade))
                .body("items[0].shares", equalTo("150.000000"))
                .body("items[0].price", equalTo("0.800000"))
                .body("items[0].cost_basis", equalTo("75.00"))
                .body("items[0].marked_at", equalTo("2026-03-01T12:00:00Z"))
                .body("items[0].price_source", equalTo("api"))
                .body("items[0].age_seconds", equalTo(86_400))
                .body("items[0].amount", equalTo("45.00"))
                .body("items[1].source", equalTo("cost"))
                .body("items[1].amount", equalTo("0.00"))
                .body("items[1].price", nullValue())
                .body("items[1].price_source", nullValue())
                .body("items[1].marked_at", nullValue());
        past.get("/explain?metric=realized_pnl&as_of=6")
                .body("value", equalTo("90.00"))
                .body("items.seq", contains(4, 6))
                .body("items.type", contains("sold", "settled"))
                .body("items.amount", contains("15.00", "75.00"))
                .body("items[0].shares", equalTo("-50.000000"))
                .body("items[0].price", equalTo("0.800000"))
                .body("items[0].age_seconds", equalTo(23 * 3600));
    }

    @Test
    void listsCorrectionAsTerms() {
        new FourDayPortfolio()
                .get("/explain?metric=realized_pnl")
                .body("value", equalTo("-60.00"))
                .body("items.type", contains("sold", "settled", "reversed", "settled"))
                .body("items.amount", contains("15.00", "75.00", "-75.00", "-75.00"))
                .body("sum", equalTo("-60.00"));
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "2, 4", "3, 3", "6, 2", "7, 1"})
    void pagesContainRunningSum(int limit, int pages) {
        var past = new FourDayPortfolio();
        var sums = new ArrayList<String>();
        var befores = new ArrayList<String>();
        var amounts = BigDecimal.ZERO;
        String next = null;
        int read = 0;
        do {
            var page = past.get("/explain?metric=total_value&as_of=5&limit=" + limit
                            + (next == null ? "" : "&after=" + next))
                    .body("value", equalTo("1560.00"))
                    .extract()
                    .jsonPath();
            befores.add(page.getString("sum_before"));
            assertEquals(amounts.setScale(2).toPlainString(), page.getString("sum_before"));
            for (String amount : page.getList("items.amount", String.class)) {
                amounts = amounts.add(new BigDecimal(amount));
            }
            sums.add(page.getString("sum"));
            next = page.getString("next");
            read++;
        } while (next != null);
        assertEquals(pages, read);
        assertEquals("1560.00", sums.getLast());
        assertEquals(sums.subList(0, pages - 1), befores.subList(1, pages));
    }

    @Test
    void metricWithoutTermsIsZero() {
        long portfolio = Api.portfolio("0.00");
        for (var metric :
                List.of("total_value", "realized_pnl", "unrealized_pnl", "current_balance", "total_invested")) {
            Api.get("/v1/portfolios/" + portfolio + "/explain?metric=" + metric)
                    .statusCode(200)
                    .body("value", equalTo("0.00"), "sum", equalTo("0.00"), "items", hasSize(0));
        }
    }

    @Test
    void requiresKnownMetric() {
        long portfolio = Api.portfolio("1.00");
        for (var query : List.of("", "?metric=", "?metric=seq", "?as_of=1")) {
            var answer = Api.send("GET", "/v1/portfolios/" + portfolio + "/explain" + query, null);
            ProblemAssertions.assertNames(ProblemAssertions.assertProblem(answer, 400, "invalid_parameter"), "metric");
        }
    }
}
