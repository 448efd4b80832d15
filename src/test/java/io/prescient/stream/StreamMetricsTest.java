package io.prescient.stream;

import static io.prescient.Api.changeStatus;
import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.send;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an operator sees of streams.
@QuarkusTest
@Timeout(60)
class StreamMetricsTest {
    private static final List<String> KINDS = List.of("portfolio", "market", "market_list");

    private static final List<String> REASONS =
            List.of("slow", "shutdown", "deleted", "unavailable", "failed", "schema_unknown", "write_timeout");

    static String ended(String reason) {
        return "prescient_streams_ended_total{reason=\"%s\"} ".formatted(reason);
    }

    private static String open(String kind) {
        return "prescient_streams_open{kind=\"%s\"} ".formatted(kind);
    }

    /// Its value, which must be told.
    static double metric(String name) {
        var told = get("/q/metrics").statusCode(200).extract().asString();
        return told.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + told));
    }

    @Test
    void openStreamsAreCountedByKindAndEndedOnesByReason() throws Exception {
        long id = portfolio("1000.00");
        String market = pricedMarket("0.50", "0.50");
        // Those of other tests have just been left.
        awaitOpen(0);
        var before = endings();
        try (var entries = Listening.to("/v1/portfolios/" + id + "/stream");
                var prices = Listening.to("/v1/markets/" + market + "/stream");
                var board = Listening.to("/v1/stream?market_id=" + market)) {
            for (var listening : List.of(entries, prices, board)) {
                listening.next("snapshot");
            }
            awaitOpen(1);
            assertEquals(before, endings());
            changeStatus(id, "archive").statusCode(200);
            send("DELETE", "/v1/portfolios/" + id, null).then().statusCode(204);
            entries.next("end");
            await(open("portfolio"), 0);
            assertEquals(1, metric(open("market")));
        }
        awaitOpen(0);
        // Two of the three were left by their clients.
        var after = endings();
        int deleted = REASONS.indexOf("deleted");
        assertEquals(before.get(deleted) + 1, after.set(deleted, before.get(deleted)));
        assertEquals(before, after);
    }

    private static List<Double> endings() {
        return new java.util.ArrayList<>(
                REASONS.stream().map(reason -> metric(ended(reason))).toList());
    }

    private static void awaitOpen(double count) {
        for (var kind : KINDS) {
            await(open(kind), count);
        }
    }

    private static void await(String name, double value) {
        Awaitility.await().until(() -> metric(name) == value);
    }
}
