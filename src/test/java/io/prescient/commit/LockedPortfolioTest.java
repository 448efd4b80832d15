package io.prescient.commit;

import static io.prescient.Api.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A portfolio whose row another transaction has locked, as a second replica does.
@QuarkusTest
class LockedPortfolioTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Test
    void delaysOnlyItsOwnCommands() throws Exception {
        long locked = Api.portfolio("10.00");
        long free = Api.portfolio("10.00");
        var other = pool.getConnection().await().atMost(TIMEOUT);
        try {
            other.query("BEGIN").execute().await().atMost(TIMEOUT);
            other.query("SELECT FROM portfolios WHERE portfolio_id = %d FOR UPDATE".formatted(locked))
                    .execute()
                    .await()
                    .atMost(TIMEOUT);
            var waiting = CompletableFuture.supplyAsync(
                    () -> Api.send("POST", "/v1/portfolios/" + locked + "/deposits", json("amount", "1.00")));
            for (int i = 0; i < 20; i++) {
                Api.deposit(free, "1.00").statusCode(201);
            }
            assertFalse(waiting.isDone());
            other.query("COMMIT").execute().await().atMost(TIMEOUT);
            assertEquals(201, waiting.get(20, TimeUnit.SECONDS).statusCode());
            assertEquals("11.00", Api.getPortfolio(locked).getString("current_balance"));
            assertEquals("30.00", Api.getPortfolio(free).getString("current_balance"));
        } finally {
            other.close().await().atMost(TIMEOUT);
        }
    }
}
