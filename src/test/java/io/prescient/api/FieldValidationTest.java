package io.prescient.api;

import static io.prescient.Api.json;
import static io.prescient.api.ProblemAssertions.assertNames;
import static io.prescient.api.ProblemAssertions.assertProblem;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An invalid value in any field of a request is a 400 that names the field.
@QuarkusTest
class FieldValidationTest {
    private static final Object[] INVALID_MONEY = {
        "NaN", "Infinity", "-0.01", "0.001", "1e400", 1e300, "1E-1000000000", "100000000000000", "ten", "", true, "0x10"
    };

    /// The body, the field of a valid body that is replaced, and its invalid value.
    static Stream<Arguments> invalidFields() {
        var cases = Stream.<Arguments>builder();
        addInvalidNumbers(cases);
        addInvalidTradeFields(cases);
        addInvalidCloseFields(cases);
        addInvalidCashFields(cases);
        addInvalidPortfolioFields(cases);
        addInvalidMarketFields(cases);
        addInvalidEventFields(cases);
        return cases.build();
    }

    private static void addInvalidNumbers(Stream.Builder<Arguments> cases) {
        for (Object value : INVALID_MONEY) {
            cases.add(invalid("portfolio", "initial_balance", value));
            cases.add(invalid("portfolio", "max_position_size", value));
            cases.add(invalid("portfolio", "max_total_exposure", value));
            cases.add(invalid("trade", "amount", value));
            cases.add(invalid("trade", "price", "0.001".equals(value) ? "0.0000001" : value));
            cases.add(invalid("close", "price", "0.001".equals(value) ? "0.0000001" : value));
            cases.add(invalid("close", "shares", "0.001".equals(value) ? "0.0000001" : value));
            cases.add(invalid("cash", "amount", value));
            cases.add(invalid("market", "yes_price", "0.001".equals(value) ? "0.0000001" : value));
            cases.add(invalid("market", "volume", "0.001".equals(value) ? "-0.001" : value));
        }
    }

    private static void addInvalidTradeFields(Stream.Builder<Arguments> cases) {
        cases.add(invalid("trade", "amount", "0"));
        cases.add(invalid("trade", "amount", null));
        cases.add(invalid("trade", "price", "0"));
        cases.add(invalid("trade", "price", "1"));
        cases.add(invalid("trade", "price", "1.000001"));
        cases.add(invalid("trade", "price", "0.1234567"));
        cases.add(invalid("trade", "confidence", "1.0001"));
        cases.add(invalid("trade", "confidence", "0.00001"));
        cases.add(invalid("trade", "action", "sell"));
        cases.add(invalid("trade", "action", 1));
        cases.add(invalid("trade", "action", null));
        cases.add(invalid("trade", "market_id", null));
        cases.add(invalid("trade", "market_id", " "));
        cases.add(invalid("trade", "market_id", "m".repeat(10_000)));
        cases.add(invalid("trade", "market_id", "a\0b"));
        cases.add(invalid("trade", "market_id", 7));
        cases.add(invalid("trade", "trade_id", ""));
        cases.add(invalid("trade", "trade_id", "t".repeat(256)));
        cases.add(invalid("trade", "trade_id", "a\0b"));
        cases.add(invalid("trade", "reason", "r".repeat(10_001)));
        cases.add(invalid("trade", "shares", "1"));
        cases.add(invalid("trade", "tradeId", "x"));
    }

    private static void addInvalidCloseFields(Stream.Builder<Arguments> cases) {
        cases.add(invalid("close", "shares", "0"));
        cases.add(invalid("close", "price", "1.000001"));
        cases.add(invalid("close", "amount", "1"));
    }

    private static void addInvalidCashFields(Stream.Builder<Arguments> cases) {
        cases.add(invalid("cash", "amount", "0"));
        cases.add(invalid("cash", "amount", "0.009"));
        cases.add(invalid("cash", "reason", "r".repeat(1_001)));
        cases.add(invalid("cash", "currency", "USD"));
    }

    private static void addInvalidPortfolioFields(Stream.Builder<Arguments> cases) {
        cases.add(invalid("portfolio", "name", null));
        cases.add(invalid("portfolio", "name", "  "));
        cases.add(invalid("portfolio", "name", "n".repeat(256)));
        cases.add(invalid("portfolio", "name", "a\0b"));
        cases.add(invalid("portfolio", "strategy_type", null));
        cases.add(invalid("portfolio", "strategy_type", "s".repeat(101)));
        cases.add(invalid("portfolio", "strategy_config", "text"));
        cases.add(invalid("portfolio", "strategy_config", Map.of("key", "a\0b")));
        cases.add(invalid("portfolio", "max_positions", -1));
        cases.add(invalid("portfolio", "max_positions", 1.5));
        cases.add(invalid("portfolio", "max_positions", 99_999_999_999L));
        cases.add(invalid("portfolio", "current_balance", "1"));
        cases.add(invalid("portfolio", "status", "active"));
    }

    private static void addInvalidMarketFields(Stream.Builder<Arguments> cases) {
        cases.add(invalid("market", "yes_price", "1.000001"));
        cases.add(invalid("market", "no_price", "-0.000001"));
        cases.add(invalid("market", "end_date", "2026-01-01"));
        cases.add(invalid("market", "end_date", "2026-01-01T00:00:00"));
        cases.add(invalid("market", "closed", "perhaps"));
        cases.add(invalid("market", "seconds_delay", "1e3"));
        cases.add(invalid("market", "market_conviction", "0.5"));
        cases.add(invalid("market", "question", "q".repeat(10_001)));
        cases.add(invalid("market", "outcomes", "a\0b"));
    }

    private static void addInvalidEventFields(Stream.Builder<Arguments> cases) {
        cases.add(invalid("event", "liquidity", "-1"));
        cases.add(invalid("event", "start_date", 0));
        cases.add(invalid("event", "start_date", "0044-03-15T12:00:00Z"));
        cases.add(invalid("event", "start_date", "+99999-01-01T00:00:00Z"));
        cases.add(invalid("event", "slug", "s".repeat(256)));
        cases.add(invalid("event", "question", "?"));
    }

    @ParameterizedTest(name = "{0}.{1}")
    @MethodSource("invalidFields")
    void rejectsInvalidFieldByName(String what, String field, Object value) {
        var body = validBody(what);
        body.put(field, value);
        var answer = Api.send(what.equals("market") || what.equals("event") ? "PUT" : "POST", path(what), body);
        assertNames(assertProblem(answer, 400, "validation_failed"), field);
    }

    @Test
    void namesAllInvalidFieldsAtOnce() {
        var problem = assertProblem(Api.send("POST", "/v1/portfolios", json()), 400, "validation_failed");
        assertNames(problem, "name");
        assertNames(problem, "strategy_type");
        assertNames(problem, "initial_balance");
    }

    @Test
    void namesInvalidFieldOfAnArrayElement() {
        var markets = new Object[] {json("market_id", Api.unique("m")), json("market_id", "x", "volume", "-1")};
        assertNames(assertProblem(Api.send("POST", "/v1/markets", markets), 400, "validation_failed"), "[1].volume");
        var twice = new Object[] {json("market_id", "x"), json("market_id", "x")};
        assertNames(assertProblem(Api.send("POST", "/v1/markets", twice), 400, "validation_failed"), "[1].market_id");
        var nameless = new Object[] {json("question", "?")};
        assertNames(
                assertProblem(Api.send("POST", "/v1/markets", nameless), 400, "validation_failed"), "[0].market_id");
    }

    @Test
    void rejectsBodyIdThatDiffersFromPath() {
        var answer = Api.send("PUT", "/v1/markets/a", json("market_id", "b"));
        assertNames(assertProblem(answer, 400, "validation_failed"), "market_id");
    }

    private static Arguments invalid(String what, String field, Object value) {
        return Arguments.of(what, field, value);
    }

    private static Map<String, Object> validBody(String what) {
        return switch (what) {
            case "portfolio" -> json("name", Api.unique("p"), "strategy_type", "x", "initial_balance", "1.00");
            case "trade" -> json("market_id", "m", "action", "buy_yes", "amount", "1.00");
            case "cash" -> json("amount", "1.00");
            default -> json();
        };
    }

    private static String path(String what) {
        return switch (what) {
            case "portfolio" -> "/v1/portfolios";
            case "trade" -> "/v1/portfolios/1/trades";
            case "cash" -> "/v1/portfolios/1/deposits";
            case "close" -> "/v1/portfolios/1/positions/t/close";
            default -> "/v1/" + what + "s/" + Api.unique(what);
        };
    }
}
