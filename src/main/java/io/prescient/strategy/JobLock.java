package io.prescient.strategy;

import io.prescient.http.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/// Gives each turn of a schedule to one replica: the first one that asks.
@ApplicationScoped
public class JobLock {
    /// Longer than replicas' clocks can be apart.
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String TAKE = """
            WITH forgotten AS (DELETE FROM job_locks WHERE job = $1 AND due_at < $3)
            INSERT INTO job_locks (job, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING""";

    @Inject
    Pool pool;

    Uni<Boolean> isMine(String job, Instant due) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(job, Times.utc(due), Times.utc(due.minus(KEPT))))
                .map(rows -> rows.rowCount() == 1);
    }
}
