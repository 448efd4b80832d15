package io.prescient.stream;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.deposit;
import static io.prescient.Api.json;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static io.prescient.Api.pricedMarket;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a portfolio's stream tells between its entries.
@QuarkusTest
@Timeout(60)
class MarkEventTest {
    @Inject
    StreamTime time;

    private static String stream(long portfolio) {
        return "/v1/portfolios/" + portfolio + "/stream";
    }

    @Test
    void sendsMarkOncePerSecondAndOnlyOnChange() throws Exception {
        long id = portfolio("1000.00");
        String market = pricedMarket("0.50", "0.50");
        buyYes(id, market, "100.00", "0.50");
        try (var listening = StreamClient.open(stream(id))) {
            listening.next("snapshot");
            time.advance(Duration.ofSeconds(5));
            assertEquals(
                    List.of(),
                    listening.eventsWithin(100).stream()
                            .filter(event -> "mark".equals(event.name()))
                            .toList());
            for (int cent = 51; cent <= 60; cent++) {
                post("/v1/snapshots", List.of(json("market_id", market, "yes_price", "0." + cent)))
                        .statusCode(200);
            }
            var mark = listening.next("mark");
            while (!mark.json().getString("unrealized_pnl").equals("20.00")) {
                mark = listening.next("mark");
            }
            assertNull(mark.id());
            var now = Api.getPortfolio(id);
            for (var figure : List.of("total_value", "unrealized_pnl", "total_profit_loss", "last_price_at")) {
                assertEquals(now.getString(figure), mark.json().getString(figure));
            }
            assertEquals(
                    "1020.00 120.00 2",
                    "%s %s %s"
                            .formatted(
                                    mark.json().getString("total_value"),
                                    mark.json().getString("positions_value"),
                                    mark.json().getString("seq")));
        }
    }

    @Test
    void markFollowsEntriesThatItIncludes() throws Exception {
        long id = portfolio("1000.00");
        try (var listening = StreamClient.open(stream(id))) {
            listening.next("snapshot");
            var begun = Instant.now();
            var last = begun.plusSeconds(3);
            while (Instant.now().isBefore(last)) {
                deposit(id, "1.00").statusCode(201);
            }
            long place = 1;
            var marks = new ArrayList<Instant>();
            for (var event : listening.eventsWithin(1500)) {
                if ("entry".equals(event.name())) {
                    assertEquals(++place, Long.parseLong(event.id()));
                } else if ("mark".equals(event.name())) {
                    marks.add(Instant.parse(event.json().getString("as_of")));
                    assertEquals(place, event.json().getLong("seq"));
                    assertEquals("" + (999 + place) + ".00", event.json().getString("total_value"));
                }
            }
            long seconds = Duration.between(begun, Instant.now()).toSeconds();
            assertTrue(!marks.isEmpty() && marks.size() <= seconds + 2, marks + " in " + seconds + " s");
            for (int i = 1; i < marks.size(); i++) {
                // They are reckoned once a second, and that takes now more, now less. Without the second it would be at
                // every look, so some 250 ms.
                long millis = Duration.between(marks.get(i - 1), marks.get(i)).toMillis();
                assertTrue(millis >= 500, "a mark " + millis + " ms after the one before");
            }
        }
    }
}
