package io.prescient.stream;

import static io.prescient.Api.buyYes;
import static io.prescient.Api.deposit;
import static io.prescient.Api.get;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.stream.MinSeqTest.async;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Reads with `min_seq` that wait until the seq is committed.
@QuarkusTest
@Timeout(60)
class MinSeqWaiterTest {
    @Inject
    Pool pool;

    @Inject
    PortfolioChangePoller poller;

    @Test
    void readWaitsForCommitOfOtherReplica() throws Exception {
        long id = portfolio("100.00");
        var waiting = async(() -> get("/v1/portfolios/" + id + "?min_seq=2"));
        awaitWaiters(id, 1);
        assertFalse(waiting.isDone());
        OtherReplica.deposit(pool, id, 1, null);
        var response = waiting.get();
        response.statusCode(200).body("seq", equalTo(2)).body("current_balance", equalTo("101.00"));
    }

    @Test
    void waitingReadsHoldNoConnection() throws Exception {
        long id = portfolio("100.00");
        buyYes(id, market(), "1.00", "0.50");
        var waiting = new ArrayList<CompletableFuture<Response>>();
        for (int i = 0; i < 60; i++) {
            waiting.add(async(() -> given().get("/v1/portfolios/" + id + "/positions?min_seq=3")));
        }
        awaitWaiters(id, 60);
        // More reads wait than the pool has connections, and the deposit still gets one.
        deposit(id, "1.00").statusCode(201);
        for (var response : waiting) {
            assertEquals(200, response.get().statusCode());
        }
        assertEquals(0, poller.listeners(id));
    }

    private void awaitWaiters(long portfolio, int count) {
        await().until(() -> poller.listeners(portfolio) >= count);
    }
}
