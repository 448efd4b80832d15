package io.prescient;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/// A client of the API for tests.
public final class Api {
    static {
        CachedGroovyScripts.install();
        // Less than the timeout of a test, so that a failure names the condition that was not met.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(50));
    }

    private Api() {}

    /// A name that is unique across tests.
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /// A JSON object of alternating names and values. Null values are written as null.
    public static Map<String, Object> json(Object... namesAndValues) {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }

    /// Opens a portfolio with this cash and without a limit on positions; returns its id.
    public static long portfolio(String cash, Object... more) {
        var body = json("name", unique("p"), "strategy_type", "test", "initial_balance", cash, "max_positions", null);
        body.putAll(json(more));
        return post("/v1/portfolios", body).statusCode(201).extract().jsonPath().getLong("portfolio_id");
    }

    /// An open market without a price; returns its id.
    public static String market(Object... fields) {
        String id = unique("m");
        put("/v1/markets/" + id, json(fields)).statusCode(200);
        return id;
    }

    /// An open market with a price for each side.
    public static String pricedMarket(String yes, String no) {
        return market("yes_price", yes, "no_price", no);
    }

    /// Buys at the given price, so the market needs none.
    public static ValidatableResponse buy(
            long portfolio, String market, String action, String amount, String price, String tradeId) {
        return post(
                "/v1/portfolios/" + portfolio + "/trades",
                json("trade_id", tradeId, "market_id", market, "action", action, "amount", amount, "price", price));
    }

    /// Buys YES and asserts success; returns the id of the trade.
    @CanIgnoreReturnValue
    public static String buyYes(long portfolio, String market, String amount, String price) {
        String id = unique("t");
        buy(portfolio, market, "buy_yes", amount, price, id).statusCode(201);
        return id;
    }

    /// Sells. Null shares sell all; a null price is the current one.
    public static ValidatableResponse close(long portfolio, String tradeId, String shares, String price) {
        var body = json();
        if (shares != null) {
            body.put("shares", shares);
        }
        if (price != null) {
            body.put("price", price);
        }
        return post("/v1/portfolios/" + portfolio + "/positions/" + tradeId + "/close", body);
    }

    public static ValidatableResponse deposit(long portfolio, String amount) {
        return post("/v1/portfolios/" + portfolio + "/deposits", json("amount", amount));
    }

    public static ValidatableResponse withdraw(long portfolio, String amount) {
        return post("/v1/portfolios/" + portfolio + "/withdrawals", json("amount", amount));
    }

    /// Pause, resume or archive.
    public static ValidatableResponse changeStatus(long portfolio, String how) {
        return post("/v1/portfolios/" + portfolio + "/" + how, json());
    }

    public static JsonPath getPortfolio(long portfolio) {
        return get("/v1/portfolios/" + portfolio).statusCode(200).extract().jsonPath();
    }

    /// Asserts that the invariants of a portfolio hold.
    public static void assertInvariantsHold(long portfolio) {
        var run = get("/v1/portfolios/" + portfolio + "/invariants")
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(List.of(), run.getList("violations"));
        assertTrue(run.getBoolean("holds"));
    }

    public static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get(path).then();
    }

    public static ValidatableResponse post(String path, Object body) {
        return send("POST", path, body).then();
    }

    public static ValidatableResponse put(String path, Object body) {
        return send("PUT", path, body).then();
    }

    public static ValidatableResponse patch(String path, Object body) {
        return send("PATCH", path, body).then();
    }

    /// Sends a JSON request with further headers, given as alternating names and values.
    public static Response send(String method, String path, Object body, String... headers) {
        var request = given().urlEncodingEnabled(false).contentType(ContentType.JSON);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (body != null) {
            request.body(body);
        }
        return request.request(method, path);
    }

    /// Sends all requests concurrently, from fifty threads. The responses are in the order of the requests.
    public static List<Response> race(List<Callable<Response>> requests)
            throws InterruptedException, ExecutionException {
        try (var clients = Executors.newFixedThreadPool(50)) {
            var answers = new ArrayList<Response>();
            for (var answer : clients.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
