package io.prescient.stream;

import static io.prescient.Api.changeStatus;
import static io.prescient.Api.get;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.send;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nobody waits for a seq longer than it makes sense.
@QuarkusTest
@Timeout(60)
class MinSeqFailureTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    PortfolioChangePoller poller;

    @Inject
    StreamTime time;

    @Test
    void failsWhenDatabaseDoesNotRespond() {
        long id = portfolio("100.00");
        var holder = pool.getConnection().await().atMost(LONG);
        try {
            holder.query("BEGIN; LOCK TABLE portfolios").execute().await().atMost(LONG);
            // The database itself would give up later, by its lock_timeout, and be told of in other words.
            time.awaitTimeout(() -> get("/v1/portfolios/" + id + "?min_seq=2"))
                    .statusCode(503)
                    .body("code", equalTo("unavailable"))
                    .body("detail", equalTo("The database does not answer"));
        } finally {
            holder.query("ROLLBACK").execute().await().atMost(LONG);
            holder.close().await().atMost(LONG);
        }
    }

    @Test
    void stopsWaitingForDeletedPortfolio() {
        long id = portfolio("1000.00");
        changeStatus(id, "archive").statusCode(200);
        CompletableFuture<Response> waits =
                CompletableFuture.supplyAsync(() -> given().get("/v1/portfolios/" + id + "?min_seq=9"));
        await().until(() -> poller.listeners(id) > 0 || waits.isDone());
        send("DELETE", "/v1/portfolios/" + id, null).then().statusCode(204);
        waits.join().then().statusCode(404).body("code", equalTo("portfolio_not_found"));
    }
}
