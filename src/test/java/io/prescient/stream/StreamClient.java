package io.prescient.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of a stream. A thread reads the events into a queue, from which the test takes them.
final class StreamClient implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 10;

    /// A received event. A comment has no name. The end of the response is the event {@link #END}.
    record Event(String name, String id, String data, String comment, String retry) {
        static final Event END = new Event("end", null, null, null, null);

        JsonPath json() {
            return JsonPath.from(data);
        }
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private StreamClient(HttpResponse<InputStream> response) {
        this.response = response;
    }

    static StreamClient open(String path, String... headers) throws IOException, InterruptedException {
        return open(CLIENT, path, headers);
    }

    static StreamClient open(HttpClient client, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        var opened = new StreamClient(client.send(request.build(), BodyHandlers.ofInputStream()));
        assertEquals(200, opened.response.statusCode());
        Thread.ofVirtual().start(opened::read);
        return opened;
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// The label of the HTTP connection.
    String connection() {
        return response.connectionLabel().orElse("");
    }

    /// The next event with the given name. Skips the events before it.
    @CanIgnoreReturnValue
    Event next(String name) {
        var until = Instant.now().plusSeconds(TIMEOUT_SECONDS);
        Event last = null;
        while (Instant.now().isBefore(until)) {
            var event = next();
            if (name.equals(event.name)) {
                return event;
            }
            if (event.equals(Event.END)) {
                return fail("the stream ended after " + last);
            }
            last = event;
        }
        return fail("no event " + name + " received in time");
    }

    /// The next event or comment; fails if none is received in time.
    Event next() {
        try {
            var event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            assertNotNull(event, "no event received in time");
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The next events with the given name.
    List<Event> next(String name, int count) {
        var found = new ArrayList<Event>();
        while (found.size() < count) {
            found.add(next(name));
        }
        return found;
    }

    /// All events that are received within the given time.
    List<Event> eventsWithin(long millis) throws InterruptedException {
        Thread.sleep(millis);
        var found = new ArrayList<Event>();
        events.drainTo(found);
        return found;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String[] fields = new String[5];
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    events.add(new Event(fields[0], fields[1], fields[2], fields[3], fields[4]));
                    fields = new String[5];
                } else {
                    int colon = line.indexOf(':');
                    fields[List.of("event", "id", "data", "", "retry").indexOf(line.substring(0, colon))] =
                            line.substring(colon + 1);
                }
            }
            events.add(Event.END);
        } catch (IOException _) {
            // The test closed the stream.
        }
    }
}
