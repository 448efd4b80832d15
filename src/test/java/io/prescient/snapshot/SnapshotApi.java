package io.prescient.snapshot;

import static io.restassured.RestAssured.given;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

/// What the tests of this room ask the service for.
final class SnapshotApi {
    static final String NDJSON = "application/x-ndjson";

    private static final EncoderConfig PLAIN = EncoderConfig.encoderConfig()
            .defaultContentCharset("UTF-8")
            .appendDefaultContentCharsetToContentTypeIfUndefined(false)
            .encodeContentTypeAs(NDJSON, ContentType.TEXT)
            .encodeContentTypeAs("text/csv", ContentType.TEXT);

    private SnapshotApi() {}

    /// A new market of a name of its own.
    static String market() {
        String id = "m-" + UUID.randomUUID();
        put(id, Map.of("question", "Will it rain?")).statusCode(200);
        return id;
    }

    static ValidatableResponse put(String market, Map<String, ?> fields) {
        return given().contentType(ContentType.JSON)
                .body(fields)
                .when()
                .put("/v1/markets/{id}", market)
                .then();
    }

    static ValidatableResponse get(String path, Object... parameters) {
        return given().when().get(path, parameters).then();
    }

    /// Sends one observation a line; {@code $} stands for the market.
    static ValidatableResponse lines(String market, String... lines) {
        return post(NDJSON, String.join("\n", lines).replace("$", market));
    }

    static ValidatableResponse array(String market, String body) {
        return post("application/json", body.replace("$", market));
    }

    static ValidatableResponse post(String mediaType, String body) {
        return given(new RequestSpecBuilder()
                        .setConfig(RestAssuredConfig.config().encoderConfig(PLAIN))
                        .build())
                .contentType(mediaType)
                .body(body)
                .when()
                .post("/v1/snapshots")
                .then();
    }

    /// An observation of the market {@code $}.
    static String at(String time, String yesPrice) {
        return "{\"market_id\": \"$\", \"timestamp\": \"%s\", \"yes_price\": %s}".formatted(time, yesPrice);
    }
}
