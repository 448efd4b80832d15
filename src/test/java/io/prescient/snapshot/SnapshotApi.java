package io.prescient.snapshot;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/// Requests with which the tests of this package send observations.
final class SnapshotApi {
    static final String NDJSON = "application/x-ndjson";

    private static final RestAssuredConfig AS_TEXT = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs(NDJSON, ContentType.TEXT)
                    .encodeContentTypeAs("text/csv", ContentType.TEXT));

    private SnapshotApi() {}

    /// Sends one observation per line; `$` is replaced by the id of the market.
    static ValidatableResponse lines(String market, String... lines) {
        return post(NDJSON, String.join("\n", lines).replace("$", market));
    }

    static ValidatableResponse array(String market, String body) {
        return post("application/json", body.replace("$", market));
    }

    static ValidatableResponse post(String mediaType, String body) {
        return given().config(AS_TEXT)
                .contentType(mediaType)
                .body(body)
                .post("/v1/snapshots")
                .then();
    }

    /// An observation of the market `$`.
    static String at(String time, String yesPrice) {
        return "{\"market_id\": \"$\", \"timestamp\": \"%s\", \"yes_price\": %s}".formatted(time, yesPrice);
    }
}
