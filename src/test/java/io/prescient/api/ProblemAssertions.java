package io.prescient.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Assertions on problems.
public final class ProblemAssertions {
    private static final Pattern INTERNALS = Pattern.compile(
            "io\\.|java\\.|jakarta|fasterxml|hibernate|vertx|netty|postgres|Exception|\\.java|\\bSQL\\b|ERROR:|numeric\\(");

    private ProblemAssertions() {}

    /// Asserts the shape of a problem and its code, and returns its facts.
    public static JsonPath assertProblem(Response response, int status, String code) {
        assertEquals(status + " " + code, response.statusCode() + " " + codeOf(response), response::asString);
        return assertProblem(response.asString(), response.contentType(), status, code);
    }

    public static JsonPath assertProblem(String body, String contentType, int status, String code) {
        assertTrue(contentType.startsWith("application/problem+json"), contentType);
        var problem = JsonPath.from(body);
        assertEquals(status, problem.getInt("status"));
        assertEquals(code, problem.getString("code"));
        assertEquals("urn:prescient:problem:" + code, problem.getString("type"));
        for (String member : List.of("title", "detail", "instance")) {
            assertNotNull(problem.getString(member), member + " in " + body);
            assertFalse(problem.getString(member).isBlank(), member);
        }
        assertTrue(problem.getString("instance").startsWith("/"), problem.getString("instance"));
        assertFalse(INTERNALS.matcher(body).find(), body);
        return problem;
    }

    /// Asserts that the problem names this field, path or query parameter.
    public static void assertNames(JsonPath problem, String field) {
        List<Map<String, String>> errors = problem.getList("errors");
        List<String> parameters = problem.getList("parameters");
        boolean named = field.equals(problem.getString("parameter"))
                || (parameters != null && parameters.contains(field))
                || (errors != null && errors.stream().anyMatch(error -> field.equals(error.get("field"))));
        assertTrue(named, () -> field + " is not named: " + problem.prettify());
    }

    private static String codeOf(Response response) {
        return response.contentType() != null && response.contentType().contains("json")
                ? response.jsonPath().getString("code")
                : "without a code";
    }
}
