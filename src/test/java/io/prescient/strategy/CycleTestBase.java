package io.prescient.strategy;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Markets of one event and portfolios that consider only them. Markets of other tests are candidates too, so the
/// event has more liquidity and volume than any other.
abstract class CycleTestBase {
    private static final String BUSY = "7000000000";

    private final List<String> markets = new ArrayList<>();
    private String event;

    @BeforeEach
    void openEvent() {
        event = unique("e");
        Api.put("/v1/events/" + event, json("title", "Busy", "liquidity", BUSY, "volume", BUSY))
                .statusCode(200);
    }

    /// Open markets would be candidates of the next test.
    @AfterEach
    void closeMarkets() {
        markets.forEach(market -> Api.put("/v1/markets/" + market, json("closed", true)));
    }

    @CanIgnoreReturnValue
    final String market(String yes, String no, String volume) {
        markets.add(Api.market(
                "event_id", event, "yes_price", yes, "no_price", no, "volume", volume, "liquidity", "10000"));
        return markets.getLast();
    }

    /// A portfolio that follows momentum and considers only events as busy as those of this class.
    final long momentumPortfolio(Object... more) {
        var config = json("event_min_liquidity", BUSY, "event_min_volume", BUSY);
        var fields = new ArrayList<Object>(List.of("strategy_type", "momentum", "strategy_config", config));
        Collections.addAll(fields, more);
        return Api.portfolio("1000.00", fields.toArray());
    }
}
