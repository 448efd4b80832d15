package io.prescient.api;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The OpenAPI document has a valid example for every body and a description for every header.
@QuarkusTest
class OpenApiExamplesTest {
    private JsonNode api;

    @BeforeEach
    void read() {
        api = parsed(RestAssured.given().get("/openapi?format=json").asString());
    }

    @Test
    void everyRequestBodyHasAValidExample() {
        int bodies = 0;
        for (var path : api.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                for (var content :
                        operation.getValue().at("/requestBody/content").properties()) {
                    bodies++;
                    var place = operation.getKey() + " " + path.getKey() + " " + content.getKey();
                    var example = example(content.getValue());
                    assertTrue(!example.isEmpty(), place);
                    if (!content.getKey().contains("ndjson")) {
                        assertAccepted(operation.getKey(), path.getKey(), example);
                    }
                }
            }
        }
        assertTrue(bodies > 20, bodies + " bodies");
    }

    @Test
    void everyHeaderHasADescription() {
        var silent = new ArrayList<String>();
        int headers = 0;
        for (var path : api.get("paths").properties()) {
            for (var parameter : path.getValue().findValues("parameters").stream()
                    .flatMap(JsonNode::valueStream)
                    .filter(one -> one.path("in").asText().equals("header"))
                    .toList()) {
                headers++;
                if (parameter.path("description").asText().isBlank()) {
                    silent.add(path.getKey() + " " + parameter.path("name").asText());
                }
            }
        }
        assertEquals(List.of(), silent);
        assertTrue(headers > 20, headers + " headers");
    }

    /// The state of the portfolio may reject it (409, 422), but its form must be valid.
    private static void assertAccepted(String method, String path, JsonNode example) {
        long portfolio = portfolio("1000.00");
        var filled = path.replace("{id}", "" + portfolio)
                .replace("{trade_id}", path.contains("{trade_id}") ? buyYes(portfolio, market(), "10.00", "0.50") : "")
                .replace("{market_id}", path.contains("{market_id}") ? market() : "")
                .replace("{event_id}", unique("e"));
        var answer = send(method.toUpperCase(Locale.ROOT), filled, example.toString());
        var status = answer.statusCode();
        assertTrue(status < 300 || status == 409 || status == 422, () -> filled + ": " + answer.asString());
    }

    /// The example of the content, else of the schema that it references.
    private JsonNode example(JsonNode content) {
        var own = content.path("example");
        var schema = content.at("/schema/$ref").asText();
        var example = own.isMissingNode() && !schema.isEmpty()
                ? api.at(schema.substring(1)).at("/examples/0")
                : own;
        return example.isTextual() ? parsed(example.asText()) : example;
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
