package io.prescient.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.money.Money;
import io.prescient.money.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProblemsTest {
    private static final Pattern INTERNALS =
            Pattern.compile("prescient|java|jackson|jakarta|Exception|Deserial|StreamRead|ObjectNode|record|class", 2);

    enum Side {
        buy_yes,
        buy_no
    }

    record Lot(Money cost) {}

    record Order(
            String marketId,
            Side action,
            Money amount,
            Price price,
            Integer count,
            Boolean atomic,
            Instant at,
            List<Lot> lots,
            ObjectNode config,
            JsonNode anything) {}

    private final ObjectMapper json = mapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"marketid": "x"}                  | marketid      | is not a known field
            {"lots": [{"cost": 1, "x": 1}]}    | lots[0].x     | is not a known field
            {"market_id": 5}                   | market_id     | must be a string
            {"market_id": 5.5}                 | market_id     | must be a string
            {"market_id": true}                | market_id     | must be a string
            {"market_id": ["a"]}               | market_id     | must be a string
            {"market_id": "a\\u0000b"}         | market_id     | must not contain a NUL character
            {"action": "sell"}                 | action        | must be one of [buy_yes, buy_no]
            {"action": ""}                     | action        | must be one of [buy_yes, buy_no]
            {"action": 1}                      | action        | must be one of [buy_yes, buy_no]
            {"amount": "NaN"}                  | amount        | must be a decimal number
            {"amount": "Infinity"}             | amount        | must be a decimal number
            {"amount": "ten"}                  | amount        | must be a decimal number
            {"amount": ""}                     | amount        | must be a decimal number
            {"amount": true}                   | amount        | must be a decimal number
            {"amount": {}}                     | amount        | must be a decimal number
            {"amount": [1]}                    | amount        | must be a decimal number
            {"amount": 0.001}                  | amount        | must have at most 2 decimal places
            {"amount": 1e400}                  | amount        | must have at most 13 digits before the decimal point
            {"amount": "1e400"}                | amount        | must have at most 13 digits before the decimal point
            {"amount": "1E-1000000000"}        | amount        | must have at most 2 decimal places
            {"amount": 10000000000000}         | amount        | must have at most 13 digits before the decimal point
            {"price": -0.1}                    | price         | must be a price from 0 to 1
            {"price": "1.000001"}              | price         | must be a price from 0 to 1
            {"price": 0.1234567}               | price         | must have at most 6 decimal places
            {"lots": [{"cost": 1}, {"cost": "x"}]} | lots[1].cost | must be a decimal number
            {"lots": {"cost": 1}}              | lots          | must be an array
            {"lots": [7]}                      | lots[0]       | must be an object
            {"count": 1.5}                     | count | must be a whole number
            {"count": "many"}                  | count | must be a whole number
            {"count": 99999999999}             | count | is too large
            {"atomic": "perhaps"}              | atomic        | must be true or false
            {"at": "2026-01-03T16:40:14"}      | at            | must be an instant with a time zone, such as 2026-01-03T16:40:14Z
            {"at": "yesterday"}                | at            | must be an instant with a time zone, such as 2026-01-03T16:40:14Z
            {"at": 1767458414}                 | at            | must be a string
            {"at": "0044-03-15T12:00:00Z"}     | at            | must be between the years 1900 and 2200
            {"config": [1]}                    | config        | must be an object
            {"config": "x"}                    | config        | must be an object
            [1]                                | body          | must be an object
            7                                  | body          | must be an object
            "x"                                | body          | must be an object
            """)
    void namesFieldAndRule(String body, String field, String reason) {
        var problem = problem(body);
        assertEquals(ProblemCode.validation_failed, problem.code());
        assertEquals(List.of(new FieldError(field, reason)), problem.facts().get("errors"));
        assertEquals(field + " " + reason, problem.detail());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount": NaN}                     | Line 1, column 15
            {"amount": 1                        | Line 1, column
            {"amount": 1,}                      | Line 1, column 14
            {"amount": 1} {"amount": 2}         | The body continues
            {"amount": 1, "amount": 2}          | Line 1, column
            {amount: 1}                         | Line 1, column 2
            {"amount": 01}                      | Line 1, column
            <order/>                            | Line 1, column 1
            """)
    void invalidJsonIsUnreadableAtLineAndColumn(String body, String start) {
        var problem = problem(body);
        assertEquals(ProblemCode.unreadable_body, problem.code());
        assertTrue(problem.detail().startsWith(start), problem.detail());
    }

    @Test
    void reportsEmptyBody() {
        assertEquals("The body is empty", problem("").detail());
    }

    @Test
    void deepNestingIsUnreadable() {
        var deep = "{\"anything\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertEquals(ProblemCode.unreadable_body, problem(deep).code());
    }

    @Test
    void readsDecimalsFromNumbersAndStringsExactly() throws JacksonException {
        var order = json.readValue("{\"amount\": 0.10, \"price\": \"0.800001\"}", Order.class);
        assertEquals(Money.of("0.10"), order.amount());
        assertEquals(Price.of("0.800001"), order.price());
        var tree = json.readTree("{\"anything\": 0.1000000000000000055511151231257827}");
        assertEquals(
                new BigDecimal("0.1000000000000000055511151231257827"),
                tree.get("anything").decimalValue());
        assertEquals(
                "{\"cost\":\"0.10\"}", json.writeValueAsString(new Lot(Money.of("0.1"))), "a decimal goes out as text");
    }

    @Test
    void truncatesInstantsToMicroseconds() throws JacksonException {
        var order = json.readValue("{\"at\": \"2026-01-03T17:40:14.123456789+01:00\"}", Order.class);
        assertEquals(Instant.parse("2026-01-03T16:40:14.123456Z"), order.at());
    }

    private Problem problem(String body) {
        var problem = JsonProblems.of(assertThrows(JacksonException.class, () -> json.readValue(body, Order.class)));
        assertFalse(INTERNALS.matcher(problem.detail()).find(), problem.detail());
        return problem;
    }

    private static ObjectMapper mapper() {
        var mapper = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        new ObjectMapperConfig().customize(mapper);
        return mapper;
    }
}
