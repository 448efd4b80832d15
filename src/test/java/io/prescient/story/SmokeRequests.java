package io.prescient.story;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/// The requests of the smoke story. Unlike `Api`, they send JSON as it is written in the story.
final class SmokeRequests {
    private SmokeRequests() {}

    static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    static ValidatableResponse put(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).put(path).then().statusCode(200);
    }

    static ValidatableResponse get(String path) {
        return given().get(path).then().statusCode(200);
    }

    /// Opens a portfolio and returns its id.
    static int open(String body) {
        return post("/v1/portfolios", body).statusCode(201).extract().path("portfolio_id");
    }

    /// The event and the id of the first event of a stream, without heartbeats.
    static String firstEvent(String stream) {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + stream))
                .header("Accept", "application/x-ndjson")
                .build();
        try (var client = HttpClient.newHttpClient();
                var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            var event = lines.map(JsonPath::from)
                    .filter(each -> !"heartbeat".equals(each.getString("event")))
                    .findFirst()
                    .orElseThrow();
            client.shutdownNow();
            return event.getString("event") + " " + event.getString("id");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
