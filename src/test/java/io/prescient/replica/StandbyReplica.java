package io.prescient.replica;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.migration.ScratchDatabase;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// A replica that writes to a database of the primary and reads from a standby.
final class StandbyReplica implements AutoCloseable {
    static final String SEQ = "Portfolio-Seq";

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Replica replica;

    StandbyReplica(Standby standby, ScratchDatabase database) throws IOException {
        var environment = new HashMap<>(database.environment());
        environment.put("PRESCIENT_STANDBY_URL", standby.url(environment.get("PGDATABASE")));
        environment.put("PRESCIENT_MIN_SEQ_TIMEOUT", "3s");
        replica = Replica.start(environment);
    }

    String url() {
        return replica.url();
    }

    void awaitReadiness(int status) {
        replica.awaitReadiness(status);
    }

    /// The errors in the log, which no test expects.
    List<String> errors() {
        return replica.log()
                .lines()
                .filter(line -> line.contains(" ERROR "))
                // The SQL client logs this half a minute after a failed connection; it is harmless.
                .filter(line -> !line.contains("Result is already complete"))
                .toList();
    }

    @Override
    public void close() throws IOException {
        replica.close();
    }

    RequestSpecification requests() {
        return replica.requests().contentType(ContentType.JSON);
    }

    long openPortfolio() {
        return requests()
                .body(json("name", unique("p"), "strategy_type", "test", "initial_balance", "100.00"))
                .post("/v1/portfolios")
                .jsonPath()
                .getLong("portfolio_id");
    }

    Response deposit(long id, String key) {
        return requests()
                .header("Idempotency-Key", key)
                .body(json("amount", "10.00", "reason", key))
                .post("/v1/portfolios/" + id + "/deposits");
    }

    /// Records an observation for each of `count` seconds, starting at second `from`.
    void observe(String market, int from, int count) {
        var observations = IntStream.range(from, from + count)
                .mapToObj(i -> json("market_id", market, "timestamp", "" + BEGIN.plusSeconds(i), "yes_price", "0.50"))
                .toList();
        assertEquals(count, requests().body(observations).post("/v1/snapshots").<Integer>path("accepted_count"));
    }

    Response read(long id, String rest) {
        return requests().get("/v1/portfolios/" + id + rest);
    }

    /// The seq and the cash of a portfolio.
    static String summary(Response portfolio) {
        return portfolio.header(SEQ) + " " + portfolio.path("current_balance");
    }

    BufferedReader stream(long id) throws IOException {
        var connection = URI.create(replica.url() + "/v1/portfolios/" + id + "/stream")
                .toURL()
                .openConnection();
        connection.setRequestProperty("Accept", "application/x-ndjson");
        connection.setReadTimeout(60_000);
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The next event of a name.
    static String next(BufferedReader lines, String event) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("\"event\":\"" + event + "\"")) {
                return line;
            }
        }
        throw new AssertionError("The stream ended without the event " + event);
    }
}
