package io.prescient.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The OpenAPI document describes the wire format.
@QuarkusTest
class OpenApiTest {
    private JsonNode api;

    @BeforeEach
    void read() {
        api = parsed(RestAssured.given().get("/openapi?format=json").asString());
    }

    @Test
    void decimalsAreStringsWithStringExamples() {
        var wrong = new ArrayList<String>();
        visit(api, "", (place, node) -> {
            if (node.path("format").asText().equals("decimal")) {
                boolean good = node.path("properties").isMissingNode()
                        && !node.path("type").toString().contains("object")
                        && (node.path("examples").isMissingNode()
                                || node.path("examples").path(0).isTextual());
                if (!good) {
                    wrong.add(place + " " + node);
                }
            }
        });
        assertEquals(List.of(), wrong);
        assertEquals("string", api.at("/components/schemas/Money/type").asText());
        assertEquals("100.00", api.at("/components/schemas/Money/examples/0").asText());
    }

    @Test
    void referencesHaveNoType() {
        var wrong = new ArrayList<String>();
        visit(api, "", (place, node) -> {
            if (node.has("type") && (node.has("$ref") || node.has("anyOf") || node.has("oneOf"))) {
                wrong.add(place);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyReferenceResolves() {
        var wrong = new ArrayList<String>();
        visit(api, "", (place, node) -> {
            var target = node.path("$ref").asText();
            if (!target.isEmpty() && api.at(target.substring(1)).isMissingNode()) {
                wrong.add(place + " " + target);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyOperationHasSummaryAndErrorResponses() {
        int operations = 0;
        for (var path : api.get("paths")) {
            for (var operation : path) {
                operations++;
                assertTrue(operation.path("summary").asText().length() > 5, operation.toString());
                for (var family : List.of("4XX", "5XX")) {
                    var example = operation.at("/responses/" + family + "/content/application~1problem+json/example");
                    var status = example.isTextual() ? parsed(example.asText()).get("status") : example.get("status");
                    assertEquals(family.charAt(0), status.asText().charAt(0));
                }
            }
        }
        assertTrue(operations > 50, operations + " operations");
    }

    private static void visit(JsonNode node, String place, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(place, node);
        }
        node.forEachEntry((name, child) -> visit(child, place + "/" + name, visitor));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(node.get(i), place + "/" + i, visitor);
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
