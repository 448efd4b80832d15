package io.prescient.stream;

import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.pricedMarket;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.stream.StreamClient.Event;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams during a database outage that is shorter than the lag timeout.
@QuarkusTest
@Timeout(60)
class ShortOutageTest {
    @Inject
    StreamTime time;

    @Inject
    Pool pool;

    @Inject
    PortfolioChangePoller portfolios;

    @Inject
    PriceChangePoller markets;

    @Test
    void streamsContinueAfterShortOutage() throws Exception {
        long id = portfolio("1000.00");
        String market = pricedMarket("0.50", "0.50");
        try (var log = new LogRecorder(ChangePoller.class);
                var entries = StreamClient.open("/v1/portfolios/" + id + "/stream");
                var prices = StreamClient.open("/v1/markets/" + market + "/stream");
                var marketList = StreamClient.open("/v1/stream?market_id=" + market)) {
            for (var client : List.of(entries, prices, marketList)) {
                client.next("snapshot");
            }
            // A stream that has not caught up queries the database itself, and ends if that fails.
            await().until(() -> portfolios.listeners(id) == 1 && markets.listeners(market) == 2);
            DatabaseOutage.withoutDatabase(() -> {
                get("/v1/portfolios/" + id).statusCode(503).body("code", equalTo("unavailable"));
                // Less than the lag timeout, and long enough for a failed poll.
                time.jump(Duration.ofSeconds(20));
                await().until(() -> !log.messages.isEmpty());
            });
            OtherReplica.deposit(pool, id, 3, null);
            OtherReplica.recordPrice(pool, market, "0.60", 1);
            assertEquals(
                    List.of("2", "3", "4"),
                    entries.next("entry", 3).stream().map(Event::id).toList());
            for (var client : List.of(prices, marketList)) {
                assertEquals("0.600000", client.next("price").json().getString("yes_price"));
            }
        }
    }
}
