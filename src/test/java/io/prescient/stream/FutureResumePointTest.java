package io.prescient.stream;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.pricedMarket;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests with a resume point or a `min_seq` that is not reached yet. They do not affect other clients.
@QuarkusTest
@Timeout(60)
class FutureResumePointTest {
    @Inject
    Pool pool;

    @Inject
    StreamTime time;

    @ParameterizedTest
    @ValueSource(strings = {"stream?after=99", "stream/?after=99", "%73tream?after=99"})
    void streamWaitsForFutureSeqInAnyPathSpelling(String stream) {
        long id = portfolio("100.00");
        for (var portfolio : new String[] {"" + id, "+" + id, "00" + id}) {
            time.awaitTimeout(() -> get("/v1/portfolios/" + portfolio + "/" + stream))
                    .statusCode(504)
                    .body("code", equalTo("min_seq_timeout"))
                    .body("seq", equalTo(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d/", "+%d", "00%d", "+%d/positions/", "00%d/journal"})
    void readWaitsForMinSeqInAnyPathSpelling(String spelling) {
        String path = "/v1/portfolios/" + spelling.formatted(portfolio("100.00"));
        get(path).statusCode(200).header("Portfolio-Seq", "1");
        get(path + "?min_seq=1").statusCode(200).header("Portfolio-Seq", "1");
        time.awaitTimeout(() -> get(path + "?min_seq=2")).statusCode(504).body("code", equalTo("min_seq_timeout"));
        get(path + "?min_seq=-1").statusCode(400).body("parameter", equalTo("min_seq"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999/stream", "999999999/stream/", "+999999999/stream"})
    void rejectsStreamOfUnknownPortfolio(String path) {
        given().urlEncodingEnabled(false)
                .header("Accept", "text/event-stream")
                .get("/v1/portfolios/" + path)
                .then()
                .statusCode(404)
                .body("code", equalTo("portfolio_not_found"));
    }

    @Test
    void clientAheadOfMarketDoesNotDelayOthers() throws Exception {
        String market = pricedMarket("0.50", "0.50");
        String path = "/v1/markets/" + market + "/stream";
        var ahead = Instant.now().plusSeconds(9);
        try (var first = StreamClient.open(path + "?after=" + ahead)) {
            assertEquals("1000", first.next().retry());
            try (var second = StreamClient.open(path);
                    var marketList = StreamClient.open("/v1/stream?market_id=" + market)) {
                second.next("snapshot");
                marketList.next("snapshot");
                // Longer than the lag timeout.
                time.advance(Duration.ofSeconds(40));
                assertTrue(second.eventsWithin(100).stream().noneMatch(event -> "end".equals(event.name())));
                OtherReplica.recordPrice(pool, market, "0.60", 1);
                assertEquals("0.600000", second.next("price").json().getString("yes_price"));
                assertEquals("0.600000", marketList.next("price").json().getString("yes_price"));
            }
        }
    }
}
