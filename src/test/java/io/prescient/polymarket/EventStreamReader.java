package io.prescient.polymarket;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads server-sent events.
final class EventStreamReader {
    private EventStreamReader() {}

    /// Returns all events of the stream and passes each to the consumer on arrival.
    static List<JsonPath> read(String path, Consumer<JsonPath> consumer) throws IOException {
        var events = new ArrayList<JsonPath>();
        var connection = URI.create(RestAssured.baseURI + ":" + RestAssured.port + path)
                .toURL()
                .openConnection();
        connection.setReadTimeout(10_000);
        try (var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    events.add(JsonPath.from(line.substring(5)));
                    consumer.accept(events.getLast());
                }
            }
        }
        return events;
    }
}
