package io.prescient.idempotency;

import static io.prescient.Api.json;
import static io.prescient.Api.send;
import static io.prescient.api.ProblemAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/// A portfolio, the status of its requests, and the cancellation of their keys.
abstract class IdempotencyTestBase {
    long portfolio;
    String market;
    String path;

    @BeforeEach
    void open() {
        portfolio = Api.portfolio("100.00");
        market = Api.market();
        path = "/v1/portfolios/" + portfolio;
    }

    Map<String, Object> trade(String id) {
        return json("trade_id", id, "market_id", market, "action", "buy_yes", "amount", 10, "price", 0.5);
    }

    Map<String, Object> signal() {
        return json("market_id", market, "action", "buy_no", "amount", "10.00", "target_price", "0.50");
    }

    Response requestStatus(String key) {
        return send("GET", path + "/requests/" + encoded(key), null);
    }

    @CanIgnoreReturnValue
    Response cancel(String key) {
        return send("POST", path + "/requests/" + encoded(key) + "/cancel", null);
    }

    String summary(String key) {
        var status = requestStatus(key).jsonPath();
        return status.getString("result") + " " + status.getString("type") + " " + status.getString("http_status");
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static void assertCancelled(Response answer) {
        assertProblem(answer, 409, "key_cancelled");
        assertEquals("true", answer.header("Idempotency-Replayed"));
        assertNull(answer.header("Location"));
    }
}
