package io.prescient.strategy;

import static io.prescient.Api.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// One replica runs a job that is due.
@QuarkusTest
class JobLockTest {
    @Inject
    JobLockRepository jobLock;

    @Test
    void concurrentReplicasGetJobOnce() throws Throwable {
        var job = unique("j").substring(0, 30);
        var due = Instant.parse("2026-05-01T12:00:00Z");
        Callable<Boolean> take = () -> {
            try {
                return VertxContextSupport.subscribeAndAwait(() -> jobLock.tryAcquire(job, due));
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
        try (var replicas = Executors.newFixedThreadPool(8)) {
            int taken = 0;
            for (var response : replicas.invokeAll(Collections.nCopies(40, take))) {
                taken += response.get() ? 1 : 0;
            }
            assertEquals(1, taken);
        }
        assertTrue(VertxContextSupport.subscribeAndAwait(() -> jobLock.tryAcquire(job, due.plusSeconds(1))));
    }
}
