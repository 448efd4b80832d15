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

/// An outage that is over before anybody's patience is.
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
        try (var logged = new LogRecorder(ChangePoller.class);
                var entries = StreamClient.open("/v1/portfolios/" + id + "/stream");
                var prices = StreamClient.open("/v1/markets/" + market + "/stream");
                var board = StreamClient.open("/v1/stream?market_id=" + market)) {
            for (var listening : List.of(entries, prices, board)) {
                listening.next("snapshot");
            }
            // Who has not caught up asks by himself, and is sent away if that fails.
            await().until(() -> portfolios.listeners(id) == 1 && markets.listeners(market) == 2);
            DatabaseOutage.withoutDatabase(() -> {
                get("/v1/portfolios/" + id).statusCode(503).body("code", equalTo("unavailable"));
                // Less than anybody's patience, and time enough to look in vain.
                time.jump(Duration.ofSeconds(20));
                await().until(() -> !logged.messages.isEmpty());
            });
            OtherReplica.deposit(pool, id, 3, null);
            OtherReplica.recordPrice(pool, market, "0.60", 1);
            assertEquals(
                    List.of("2", "3", "4"),
                    entries.next("entry", 3).stream().map(Event::id).toList());
            for (var listening : List.of(prices, board)) {
                assertEquals("0.600000", listening.next("price").json().getString("yes_price"));
            }
        }
    }
}
