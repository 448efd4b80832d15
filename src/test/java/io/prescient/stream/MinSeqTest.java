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
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers say what they have seen of a portfolio, and wait until they have seen enough.
@QuarkusTest
@Timeout(60)
class MinSeqTest {
    static final String SEQ = "Portfolio-Seq";

    /// Also of a trade that is called stream.
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

    static <T> CompletableFuture<T> async(Supplier<T> answer) {
        return CompletableFuture.supplyAsync(answer, VIRTUAL);
    }

    @Test
    void everyReadReturnsSeqAndWaitsForMinSeq() {
        long id = portfolio("100.00");
        buy(id, market(), "buy_yes", "50.00", "0.50", "stream").statusCode(201);
        var early = new HashMap<String, CompletableFuture<Response>>();
        for (var path : READS) {
            String whole = "/v1/portfolios/" + id + path;
            get(whole).statusCode(200).header(SEQ, "2");
            String asked = whole + (path.contains("?") ? "&" : "?") + "min_seq=";
            get(asked + 2).statusCode(200).header(SEQ, "2");
            get(asked + "x").statusCode(400).body("parameter", equalTo("min_seq"));
            early.put(asked + 3, async(() -> given().get(asked + 3)));
        }
        early.values().forEach(time::awaitTimeout);
        early.forEach((path, answer) -> {
            var refusal = answer.join().jsonPath();
            assertEquals(
                    "min_seq_timeout 3 2",
                    "%s %s %s"
                            .formatted(
                                    refusal.getString("code"), refusal.getString("min_seq"), refusal.getString("seq")),
                    path);
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
        post(
                        path + "/trades/batch",
                        json(
                                "atomic",
                                true,
                                "trades",
                                List.of(
                                        json("market_id", market, "action", "buy_no", "amount", "1", "price", "0.5"),
                                        json("market_id", market, "action", "buy_no", "amount", "99", "price", "0.5"))))
                .header(SEQ, "3");
        post(path + "/positions/t/close", json("price", "0.60")).statusCode(200).header(SEQ, "4");
        post(path + "/trades/preview", json("market_id", market, "action", "buy_no", "amount", "1", "price", "0.5"))
                .statusCode(200)
                .header(SEQ, "4");
        changeStatus(id, "pause").statusCode(200).header(SEQ, "5");
        send("PATCH", path, json("name", io.prescient.Api.unique("n")))
                .then()
                .statusCode(200)
                .header(SEQ, "6");
        post(path + "/withdrawals", json("amount", "1.00")).statusCode(201).header(SEQ, "7");
        assertEquals(7, getPortfolio(id).getInt("seq"));
    }

    @Test
    void doesNotWaitForUnknownPortfolio() {
        get("/v1/portfolios/999999999?min_seq=1").statusCode(404).body("code", equalTo("portfolio_not_found"));
        get("/v1/portfolios?min_seq=1").statusCode(400).body("code", equalTo("unknown_parameter"));
    }
}
