package io.prescient.snapshot;

import static io.prescient.snapshot.SnapshotApi.at;
import static io.prescient.snapshot.SnapshotApi.lines;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of invalid line. A valid line follows it and must be stored.
@QuarkusTest
class InvalidLinesTest {
    private static final String VALID = at("2026-05-01T12:00:00Z", "0.5");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"market_id": "$"}                                     | yes_price or no_price is required
            {"yes_price": 0.5}                                     | market_id must not be null
            {"market_id": "", "yes_price": 0.5}                    | market_id size must be between 1 and 255
            {"market_id": 5, "yes_price": 0.5}                     | market_id must be a string
            {"market_id": "$", "yes_price": 1.000001}              | yes_price must be a price from 0 to 1
            {"market_id": "$", "yes_price": -0.000001}             | yes_price must be a price from 0 to 1
            {"market_id": "$", "yes_price": 1e400}                 | yes_price must be a price from 0 to 1
            {"market_id": "$", "yes_price": 1e1000000000}          | yes_price must be a price from 0 to 1
            {"market_id": "$", "yes_price": 0.1234567}             | yes_price must have at most 6 decimal places
            {"market_id": "$", "yes_price": "NaN"}                 | yes_price must be a decimal number
            {"market_id": "$", "yes_price": ""}                    | yes_price must be a decimal number
            {"market_id": "$", "yes_price": true}                  | yes_price must be a decimal number
            {"market_id": "$", "yes_price": [[0.5]]}               | yes_price must be a decimal number
            {"market_id": "$", "yes_price": 0.5, "no_price": 2}    | no_price must be a price from 0 to 1
            {"market_id": "$", "yes_price": 0.5, "volume": -1}     | volume must not be negative
            {"market_id": "$", "yes_price": 0.5, "liquidity": 1e13}| liquidity must have at most 13 digits before the decimal point
            {"market_id": "$", "yes_price": 0.5, "x": {"a": [1]}}  | x is not a known field
            {"market_id": "$\\u0000", "yes_price": 0.5}            | market_id must not contain a NUL character
            [1, 2]                                                 | body must be an object
            null                                                   | body must be an object
            "text"                                                 | body must be an object
            """)
    void rejectsInvalidFieldWithReason(String line, String reason) {
        assertRejected(line, "validation_failed", reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"market_id": "$", "yes_price": NaN}                   | Column 73: Non-standard token 'NaN'
            {"market_id": "$", "yes_price": 0.5} {}                | The body continues after its JSON value
            """)
    void rejectsLineThatIsNotOneJsonValue(String line, String reason) {
        var response = lines(Api.market(), line, VALID).statusCode(200);
        response.body("accepted_count", equalTo(1)).body("rejections.line", contains(1));
        response.body("rejections.reason", contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-01",
                "2026-05-01T12:00:00",
                "yesterday",
                "infinity",
                "2026-02-30T12:00:00Z",
                "1777647600",
                ""
            })
    void rejectsTimeThatIsNoInstant(String time) {
        assertRejected(
                at(time, "0.5"),
                "validation_failed",
                "timestamp must be an instant with a time zone, such as 2026-01-03T16:40:14Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 10_000, 60_000})
    void rejectsLongMarketIdWithoutRepeatingIt(int length) {
        assertRejected(
                "{\"market_id\": \"%s\", \"yes_price\": 0.5}".formatted("x".repeat(length)),
                "validation_failed",
                "market_id size must be between 1 and 255");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 200_000, 3_000_000})
    void rejectsLineAboveMaximumLength(int length) {
        assertRejected("[".repeat(length), "unreadable_body", "The line or element is longer than 65536 bytes");
    }

    private static void assertRejected(String line, String code, String reason) {
        lines(Api.market(), line, VALID)
                .statusCode(200)
                .body("accepted_count", equalTo(1))
                .body("rejected_count", equalTo(1))
                .body("rejections.line", contains(1))
                .body("rejections.code", contains(code))
                .body("rejections.reason", contains(reason));
    }
}
