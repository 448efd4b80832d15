package io.prescient.stream;

import static io.prescient.Api.changeStatus;
import static io.prescient.Api.deposit;
import static io.prescient.Api.json;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams as NDJSON, and the OpenAPI schemas of their lines.
@QuarkusTest
@Timeout(60)
class NdjsonStreamTest {
    @Test
    void sendsEventsAsLines() throws Exception {
        long id = portfolio("1000.00");
        try (var lines = lines("/v1/portfolios/" + id + "/stream")) {
            // Sent at once, so that the response headers do not wait for the first change.
            assertEquals("{\"event\":\"heartbeat\",\"id\":null,\"data\":null}", lines.readLine());
            var snapshot = next(lines, "snapshot");
            assertEquals(1, snapshot.getLong("id"));
            assertEquals(id, snapshot.getLong("data.portfolio_id"));
            // The line is terminated, so the client can read it before the next one is sent.
            deposit(id, "1.00").statusCode(201);
            var entry = next(lines, "entry");
            assertEquals(2, entry.getLong("id"));
            assertEquals("deposited", entry.getString("data.type"));
        }
    }

    @Test
    void linesMatchOpenApi() throws Exception {
        long id = portfolio("1000.00");
        String market = pricedMarket("0.50", "0.50");
        try (var entries = lines("/v1/portfolios/" + id + "/stream");
                var prices = lines("/v1/markets/" + market + "/stream")) {
            assertMatchesSchema("PortfolioView", "integer", next(entries, "snapshot"));
            assertMatchesSchema("LatestSnapshots", "string", next(prices, "snapshot"));
            post("/v1/snapshots", List.of(json("market_id", market, "yes_price", "0.60")))
                    .statusCode(200);
            assertMatchesSchema("SnapshotView", "string", next(prices, "price"));
            deposit(id, "1.00").statusCode(201);
            assertMatchesSchema("JournalEntryView", "integer", next(entries, "entry"));
            assertMatchesSchema("Valuation", null, next(entries, "mark"));
            changeStatus(id, "archive").statusCode(200);
            send("DELETE", "/v1/portfolios/" + id, null).then().statusCode(204);
            assertMatchesSchema("StreamEnd", null, next(entries, "end"));
        }
        assertLineSchema();
    }

    /// The schema lists exactly the lines of the test above.
    private static void assertLineSchema() {
        assertEquals(
                Set.of("event", "id", "data"), lineSchema().getMap("properties").keySet());
        assertEquals(List.of("event"), lineSchema().getList("required"));
        var data = lineSchema().getList("properties.data.anyOf.collect { it['$ref'] - '#/components/schemas/' }");
        assertEquals(
                Set.of(
                        "PortfolioView",
                        "LatestSnapshots",
                        "SnapshotView",
                        "JournalEntryView",
                        "Valuation",
                        "StreamEnd"),
                Set.copyOf(data));
        assertEquals("integer", lineSchema().getString("properties.id.oneOf[0].type"));
        assertEquals("#/components/schemas/Instant", lineSchema().getString("properties.id.oneOf[1].$ref"));
        assertEquals(
                Set.of("snapshot", "entry", "mark", "price", "end", "heartbeat"),
                Set.copyOf(schema("StreamEventName").getList("enum")));
        assertEquals(
                Arrays.stream(StreamEnd.Reason.values()).map(Enum::name).toList(),
                schema("StreamEndReason").getList("enum"));
    }

    /// @param id the type of the line's id; null if it must have none
    private static void assertMatchesSchema(String schema, String id, JsonPath line) {
        assertEquals(Set.of("event", "id", "data"), line.getMap("$").keySet());
        assertEquals(id == null, line.get("id") == null);
        assertEquals("string".equals(id), line.get("id") instanceof String);
        var documented = schema(schema).getMap("properties").keySet();
        var sent = line.getMap("data").keySet();
        assertTrue(documented.containsAll(sent), sent + " has members that are not in " + documented);
    }

    private static JsonPath lineSchema() {
        return schema("StreamEvent");
    }

    private static JsonPath schema(String name) {
        return RestAssured.get("/openapi?format=json").jsonPath().setRootPath("components.schemas." + name);
    }

    private static JsonPath next(BufferedReader lines, String event) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var json = JsonPath.from(line);
            if (json.getString("event").equals(event)) {
                return json;
            }
        }
        throw new IllegalStateException("the stream ended without " + event);
    }

    private static BufferedReader lines(String path) throws IOException {
        var connection = URI.create("http://localhost:" + RestAssured.port + path)
                .toURL()
                .openConnection();
        connection.setRequestProperty("Accept", "application/x-ndjson");
        connection.setReadTimeout(10_000);
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }
}
