package io.prescient.trade;

import static io.prescient.Api.json;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;

import io.prescient.Api;
import io.prescient.TestClock;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/// A portfolio with an open position, and requests with a guard.
abstract class GuardsTestBase {
    static final Instant NOW = Instant.parse("2026-01-03T16:40:14Z");

    TestClock clock;
    long portfolio;
    String market;
    String path;
    String close;

    /// 20 shares of YES for 10.00; the price, 0.50, was observed a minute ago.
    @BeforeEach
    void open() {
        clock = TestClock.at(NOW.minusSeconds(60));
        portfolio = Api.portfolio("100.00");
        market = Api.pricedMarket("0.50", "0.40");
        path = "/v1/portfolios/" + portfolio;
        close = path + "/positions/" + Api.buyYes(portfolio, market, "10.00", "0.50") + "/close";
        clock.set(NOW);
    }

    /// Sends a close and a trade with this guard. The trade is sent to a portfolio in the same state.
    List<Response> closeAndTrade(String guard, Object value) {
        var sale = send("POST", close, json(guard, value));
        if (sale.statusCode() == 200) {
            portfolio = equalPortfolio();
        }
        return List.of(sale, send("POST", "/v1/portfolios/" + portfolio + "/trades", trade(guard, value)));
    }

    private long equalPortfolio() {
        long other = Api.portfolio("100.00");
        Api.buyYes(other, market, "10.00", "0.50");
        return other;
    }

    Map<String, Object> trade(String guard, Object value) {
        return json("trade_id", unique("t"), "market_id", market, "action", "buy_yes", "amount", 10, guard, value);
    }
}
