package io.prescient.dev.postgres;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmbeddedPostgresServerTest {
    @Inject
    Pool pool;

    @Test
    void testsUsePostgres() {
        String version = pool.query("select version()")
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(Duration.ofSeconds(10));
        assertTrue(version.startsWith("PostgreSQL "), version);
    }
}
