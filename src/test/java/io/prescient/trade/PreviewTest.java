package io.prescient.trade;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.post;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A preview says what the trade itself would have been told.
@QuarkusTest
class PreviewTest {
    /// More by `-Drounds=1000`.
    private static final int STATES = Integer.getInteger("rounds", 20);

    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Test
    void eachLimitTellsWhatIsUsedAndLeft() {
        long portfolio = Api.portfolio(
                "1000.00", "max_position_size", "150.00", "max_total_exposure", "300.00", "max_positions", 3);
        var market = Api.pricedMarket("0.40", "0.80");
        Api.buyYes(portfolio, market, "100.00", "0.50"); // 200 shares
        Api.buyYes(portfolio, market, "100.00", "0.50"); // and 200 more
        var told = preview(portfolio, trade(market, "100.00"));
        assertTrue(told.getBoolean("admitted"));
        assertNull(told.get("problem"));
        assertEquals(3, told.getInt("seq"));
        assertEquals("0.800000 125.000000 100.00", texts(told, "price", "shares", "cost"));
        assertEquals(
                "[cash, max_position_size, max_total_exposure, max_positions, range]", told.getString("limits.name"));
        assertEquals("800.00 0.00 100.00 700.00", use(told, 0));
        assertEquals("150.00 0.00 100.00 50.00", use(told, 1));
        assertEquals("300.00 200.00 300.00 0.00", use(told, 2));
        assertEquals("3 2 3 0", use(told, 3));
        // 800.00 + 400 shares; a stake of 100.00 turns into 125 shares.
        assertEquals("9999999999999.99 1200.00 1225.00 9999999998774.99", use(told, 4));
        assertEquals(
                "max_total_exposure exposure_exceeded 100.00",
                texts(told, "binding_limit", "binding_code", "max_trade_amount"));
    }

    @Test
    void aRefusedOneTellsItsProblemAndByHowMuchItOversteps() {
        long portfolio = Api.portfolio("100.00", "max_position_size", "50.00");
        var market = Api.pricedMarket("0.40", "0.80");
        var told = preview(portfolio, trade(market, "120.00"));
        assertEquals("false insufficient_cash 422", texts(told, "admitted", "problem.code", "problem.status"));
        assertEquals("100.00 120.00", texts(told, "problem.available", "problem.requested"));
        assertEquals("/v1/portfolios/" + portfolio + "/trades", told.getString("problem.instance"));
        assertNull(told.get("shares"));
        assertNull(told.get("cost"));
        assertEquals("100.00 0.00 120.00 -20.00", use(told, 0));
        assertEquals("50.00 0.00 120.00 -70.00", use(told, 1));
        assertEquals("max_position_size 50.00", texts(told, "binding_limit", "max_trade_amount"));
    }

    @Test
    void whatCannotBeSaidIsNull() {
        long rich = Api.portfolio("9999999999000.00", "max_total_exposure", "9999999999999.99");
        var market = Api.market();
        Api.buyYes(rich, market, "500.00", "0.90");
        var trade = trade(market, "9999999999999.99");
        trade.put("price", "0.5");
        var told = preview(rich, trade);
        assertEquals("insufficient_cash", told.getString("problem.code"));
        assertEquals("9999999999999.99 500.00 null null", use(told, 1));
        assertNull(told.get("limits[2].after"));
        assertNull(told.get("last_price_at"));
    }

    @ParameterizedTest
    @CsvSource({
        "deadline, 2026-01-03T16:40:14Z, deadline_passed",
        "expected_seq, 7, seq_mismatch",
        "max_price_age_seconds, 0, price_too_old",
        "limit_price, 0.799999, limit_price_exceeded"
    })
    void aGuardRefusesEveryAmount(String guard, String value, String code) {
        long portfolio = Api.portfolio("100.00");
        var trade = trade(Api.pricedMarket("0.40", "0.80"), "10.00");
        trade.put(guard, value);
        var told = preview(portfolio, trade);
        assertEquals(
                "%1$s %1$s %1$s 0.00".formatted(code),
                texts(told, "problem.code", "binding_limit", "binding_code", "max_trade_amount"));
    }

    @Test
    void theStateOfPortfolioAndMarketRefusesEveryAmount() {
        long portfolio = Api.portfolio("100.00", "max_positions", 0);
        var open = Api.pricedMarket("0.40", "0.80");
        assertEquals(
                "max_positions 0.00", texts(preview(portfolio, trade(open, "1")), "binding_limit", "max_trade_amount"));
        assertEquals("0 0 1 -1", use(preview(portfolio, trade(open, "1")), 1));
        assertEquals("no_price", preview(portfolio, trade(Api.market(), "1")).getString("binding_limit"));
        assertEquals(
                "market_unknown", preview(portfolio, trade(unique("m"), "1")).getString("binding_limit"));
        Api.put("/v1/markets/" + open, json("closed", true)).statusCode(200);
        assertEquals("market_closed", preview(portfolio, trade(open, "1")).getString("binding_limit"));
        Api.changeStatus(portfolio, "pause").statusCode(200);
        assertEquals(
                "portfolio_not_active", preview(portfolio, trade(open, "1")).getString("binding_limit"));
    }

    @Test
    void itChangesNothingAndUsesNoIdUp() {
        long portfolio = Api.portfolio("100.00");
        var trade = trade(Api.pricedMarket("0.40", "0.80"), "100.00");
        trade.put("trade_id", "t");
        for (int times = 0; times < 3; times++) {
            assertTrue(preview(portfolio, trade).getBoolean("admitted"));
        }
        Api.get("/v1/portfolios/" + portfolio + "/requests/t").body("result", equalTo("unknown"));
        assertEquals("100.00 1", texts(getPortfolio(portfolio), "current_balance", "seq"));
        post("/v1/portfolios/" + portfolio + "/trades", trade).statusCode(201);
    }

    @Test
    void itsSeqAsExpectedSeqRulesOutWhatCameBetween() {
        long portfolio = Api.portfolio("100.00");
        var trade = trade(Api.pricedMarket("0.40", "0.80"), "10.00");
        trade.put("expected_seq", preview(portfolio, trade).getInt("seq"));
        Api.deposit(portfolio, "1.00").statusCode(201);
        var trades = "/v1/portfolios/" + portfolio + "/trades";
        assertProblem(send("POST", trades, trade), 412, "seq_mismatch");
        trade.put("expected_seq", 2);
        post(trades, trade).statusCode(201);
    }

    @Test
    void aBadRequestIsNamed() {
        long portfolio = Api.portfolio("100.00");
        var path = "/v1/portfolios/" + portfolio + "/trades/preview";
        assertNames(assertProblem(send("POST", path, trade("m", "0.001")), 400, "validation_failed"), "amount");
        var trade = trade("m", "1.00");
        trade.put("reasons", "x");
        assertNames(assertProblem(send("POST", path, trade), 400, "validation_failed"), "reasons");
        assertProblem(
                send("POST", "/v1/portfolios/999999999/trades/preview", trade("m", "1.00")),
                404,
                "portfolio_not_found");
    }

    /// In random states: what is asked for gets the outcome that was foretold, one cent more than the largest amount is
    /// refused by the limit that was named, and the largest amount is executed.
    @Test
    void theLargestAmountCommitsAndOneCentMoreIsRefused() {
        var random = new Random(40);
        var bindings = new HashMap<String, Integer>();
        for (int state = 0; state < STATES; state++) {
            bindings.merge(foretold(random), 1, Integer::sum);
        }
        assertEquals(5, bindings.size(), "each limit binds sometimes: " + bindings);
    }

    /// Returns what bound the largest amount.
    private static String foretold(Random random) {
        long portfolio = randomPortfolio(random);
        var market = Api.pricedMarket("0.40", "0." + random.nextInt(1, 1_000_000));
        var asked = trade(market, cents(random.nextInt(1, 60_000)));
        assertForetold(portfolio, asked, preview(portfolio, asked));
        var told = preview(portfolio, asked);
        var largest = new BigDecimal(told.getString("max_trade_amount"));
        var more = trade(market, largest.add(CENT).toPlainString());
        var refused = send("POST", "/v1/portfolios/" + portfolio + "/trades", more);
        assertProblem(refused, 422, told.getString("binding_code"));
        List<Map<String, Object>> limits = told.getList("limits");
        assertTrue(
                limits.stream()
                        .anyMatch(limit -> limit.get("name").equals(told.getString("binding_limit"))
                                && limit.get("code").equals(told.getString("binding_code"))),
                told::prettify);
        if (largest.signum() > 0) {
            asked.put("amount", told.getString("max_trade_amount"));
            var last = preview(portfolio, asked);
            assertTrue(last.getBoolean("admitted"), last::prettify);
            assertForetold(portfolio, asked, last);
        }
        return told.getString("binding_limit");
    }

    private static void assertForetold(long portfolio, Map<String, Object> trade, JsonPath told) {
        var answer = send("POST", "/v1/portfolios/" + portfolio + "/trades", trade);
        boolean done = answer.statusCode() == 201;
        assertEquals(done, told.getBoolean("admitted"), answer.asString());
        if (done) {
            assertEquals(answer.jsonPath().getString("trade.shares"), told.getString("shares"));
            assertEquals(answer.jsonPath().getString("trade.entry_price"), told.getString("price"));
        } else {
            assertEquals(answer.jsonPath().getMap(""), told.getMap("problem"));
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
                sometimes(random, 50_000),
                "max_total_exposure",
                sometimes(random, 90_000),
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

    private static String sometimes(Random random, int cents) {
        return random.nextInt(3) == 0 ? cents(random.nextInt(cents)) : null;
    }

    private static String cents(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static Map<String, Object> trade(String market, String amount) {
        return json("market_id", market, "action", "buy_no", "amount", amount);
    }

    private static JsonPath preview(long portfolio, Map<String, Object> trade) {
        return post("/v1/portfolios/" + portfolio + "/trades/preview", trade)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String use(JsonPath told, int limit) {
        var at = "limits[" + limit + "].";
        return texts(told, at + "limit", at + "used", at + "after", at + "remaining");
    }

    private static String texts(JsonPath told, String... members) {
        return String.join(
                " ",
                List.of(members).stream()
                        .map(told::getString)
                        .map(String::valueOf)
                        .toList());
    }
}
