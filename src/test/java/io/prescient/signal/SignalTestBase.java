package io.prescient.signal;

import static io.prescient.Api.json;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/// A portfolio, a market and requests about signals of the portfolio.
abstract class SignalTestBase {
    long portfolio;
    String market;
    String path;

    @BeforeEach
    void open() {
        portfolio = Api.portfolio("1000.00");
        market = Api.market("question", "Rain?", "yes_price", "0.20", "no_price", "0.80", "volume", "7");
        path = "/v1/portfolios/" + portfolio + "/signals";
    }

    final Map<String, Object> signal(Object... more) {
        var signal = json("market_id", market, "action", "buy_no", "amount", "100.00");
        signal.putAll(json(more));
        return signal;
    }

    @CanIgnoreReturnValue
    final long propose(Map<String, Object> signal) {
        long id = Api.post(path, signal).statusCode(201).extract().jsonPath().getLong("signal_id");
        assertNotEquals(0, id);
        return id;
    }

    final Response execute(long id) {
        return Api.send("POST", path + "/" + id + "/execute", null);
    }
}
