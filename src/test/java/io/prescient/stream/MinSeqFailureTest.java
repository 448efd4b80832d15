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

/// Reads with `min_seq` that cannot be served stop waiting.
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
            // The lock_timeout of the database is longer and has another message.
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
        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(() -> given().get("/v1/portfolios/" + id + "?min_seq=9"));
        await().until(() -> poller.listeners(id) > 0 || waiting.isDone());
        send("DELETE", "/v1/portfolios/" + id, null).then().statusCode(204);
        waiting.join().then().statusCode(404).body("code", equalTo("portfolio_not_found"));
    }
}
