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
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The events `mark` of a portfolio's stream.
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
        try (var client = StreamClient.open(stream(id))) {
            client.next("snapshot");
            time.advance(Duration.ofSeconds(5));
            assertTrue(client.eventsWithin(100).stream().noneMatch(event -> "mark".equals(event.name())));
            for (int cent = 51; cent <= 60; cent++) {
                post("/v1/snapshots", List.of(json("market_id", market, "yes_price", "0." + cent)))
                        .statusCode(200);
            }
            var mark = client.next("mark");
            while (!mark.json().getString("unrealized_pnl").equals("20.00")) {
                mark = client.next("mark");
            }
            assertNull(mark.id());
            assertIsValuationOf(id, mark.json());
            assertEquals("1020.00", mark.json().getString("total_value"));
            assertEquals("120.00", mark.json().getString("positions_value"));
            assertEquals("2", mark.json().getString("seq"));
        }
    }

    private static void assertIsValuationOf(long portfolio, JsonPath mark) {
        var now = Api.getPortfolio(portfolio);
        for (var member : List.of("total_value", "unrealized_pnl", "total_profit_loss", "last_price_at")) {
            assertEquals(now.getString(member), mark.getString(member));
        }
    }

    @Test
    void markFollowsEntriesThatItIncludes() throws Exception {
        long id = portfolio("1000.00");
        try (var client = StreamClient.open(stream(id))) {
            client.next("snapshot");
            var start = Instant.now();
            var end = start.plusSeconds(3);
            while (Instant.now().isBefore(end)) {
                deposit(id, "1.00").statusCode(201);
            }
            long lastSeq = 1;
            var marks = new ArrayList<Instant>();
            for (var event : client.eventsWithin(1500)) {
                if ("entry".equals(event.name())) {
                    assertEquals(++lastSeq, Long.parseLong(event.id()));
                } else if ("mark".equals(event.name())) {
                    marks.add(Instant.parse(event.json().getString("as_of")));
                    assertEquals(lastSeq, event.json().getLong("seq"));
                    assertEquals("" + (999 + lastSeq) + ".00", event.json().getString("total_value"));
                }
            }
            long seconds = Duration.between(start, Instant.now()).toSeconds();
            assertTrue(!marks.isEmpty() && marks.size() <= seconds + 2, marks + " in " + seconds + " s");
            assertAreApart(marks);
        }
    }

    /// The interval is one second, and the duration of the query varies. Without the interval, marks would be sent at
    /// every poll, about every 250 ms.
    private static void assertAreApart(List<Instant> marks) {
        for (int i = 1; i < marks.size(); i++) {
            long millis = Duration.between(marks.get(i - 1), marks.get(i)).toMillis();
            assertTrue(millis >= 500, "two marks within " + millis + " ms");
        }
    }
}
