package io.prescient.stream;

import static io.prescient.Api.buy;
import static io.prescient.Api.changeStatus;
import static io.prescient.Api.deposit;
import static io.prescient.Api.get;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The header `Portfolio-Seq` of responses and the parameter `min_seq` of reads.
@QuarkusTest
@Timeout(60)
class MinSeqTest {
    static final String SEQ = "Portfolio-Seq";

    /// The paths of all reads of a portfolio. The id `stream` must not turn a read into a stream.
    static final List<String> READS = List.of(
            "",
            "/positions",
            "/positions/stream",
            "/trades",
            "/trades/stream",
            "/requests/stream",
            "/journal",
            "/history",
            "/signals",
            "/as-of",
            "/explain?metric=total_value",
            "/invariants",
            "/equity",
            "/performance",
            "/calibration");

    static final Executor VIRTUAL = command -> Thread.ofVirtual().start(command);

    @Inject
    StreamTime time;

    static <T> CompletableFuture<T> async(Supplier<T> response) {
        return CompletableFuture.supplyAsync(response, VIRTUAL);
    }

    @Test
    void everyReadReturnsSeqAndWaitsForMinSeq() {
        long id = portfolio("100.00");
        buy(id, market(), "buy_yes", "50.00", "0.50", "stream").statusCode(201);
        var waiting = new HashMap<String, CompletableFuture<Response>>();
        for (var path : READS) {
            String url = "/v1/portfolios/" + id + path;
            get(url).statusCode(200).header(SEQ, "2");
            String minSeqUrl = url + (path.contains("?") ? "&" : "?") + "min_seq=";
            get(minSeqUrl + 2).statusCode(200).header(SEQ, "2");
            get(minSeqUrl + "x").statusCode(400).body("parameter", equalTo("min_seq"));
            waiting.put(minSeqUrl + 3, async(() -> given().get(minSeqUrl + 3)));
        }
        waiting.values().forEach(time::awaitTimeout);
        waiting.forEach((path, response) -> {
            var rejection = response.join().jsonPath();
            assertEquals("min_seq_timeout", rejection.getString("code"), path);
            assertEquals("3", rejection.getString("min_seq"), path);
            assertEquals("2", rejection.getString("seq"), path);
        });
    }

    @Test
    void tradeNamedStreamIsNoStream() {
        long id = portfolio("100.00");
        buy(id, market(), "buy_yes", "50.00", "0.50", "stream").statusCode(201);
        given().head("/v1/portfolios/" + id + "/trades/stream")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON);
    }

    @Test
    void everyCommandReturnsItsSeq() {
        long id = portfolio("100.00");
        String path = "/v1/portfolios/" + id;
        String market = market();
        deposit(id, "1.00").statusCode(201).header(SEQ, "2");
        buy(id, market, "buy_yes", "50.00", "0.50", "t").statusCode(201).header(SEQ, "3");
        buy(id, market, "buy_yes", "500.00", "0.50", "u").statusCode(422).header(SEQ, "3");
        buy(id, market, "buy_yes", "50.00", "0.50", "t").statusCode(201).header(SEQ, "3");
        var trades = List.of(buyNo(market, "1"), buyNo(market, "99"));
        post(path + "/trades/batch", json("atomic", true, "trades", trades)).header(SEQ, "3");
        post(path + "/positions/t/close", json("price", "0.60")).statusCode(200).header(SEQ, "4");
        post(path + "/trades/preview", buyNo(market, "1")).statusCode(200).header(SEQ, "4");
        changeStatus(id, "pause").statusCode(200).header(SEQ, "5");
        send("PATCH", path, json("name", unique("n"))).then().statusCode(200).header(SEQ, "6");
        post(path + "/withdrawals", json("amount", "1.00")).statusCode(201).header(SEQ, "7");
        assertEquals(7, getPortfolio(id).getInt("seq"));
    }

    private static Map<String, Object> buyNo(String market, String amount) {
        return json("market_id", market, "action", "buy_no", "amount", amount, "price", "0.5");
    }

    @Test
    void doesNotWaitForUnknownPortfolio() {
        get("/v1/portfolios/999999999?min_seq=1").statusCode(404).body("code", equalTo("portfolio_not_found"));
        get("/v1/portfolios?min_seq=1").statusCode(400).body("code", equalTo("unknown_parameter"));
    }
}
