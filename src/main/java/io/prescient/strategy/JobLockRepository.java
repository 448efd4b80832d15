package io.prescient.strategy;

import io.prescient.persistence.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/// Assigns each run of a scheduled job to one replica: the first one that inserts the row of the run.
@ApplicationScoped
public class JobLockRepository {
    /// Retention of the rows. It is longer than the possible difference between the clocks of replicas.
    private static final Duration RETENTION = Duration.ofDays(7);

    private static final String ACQUIRE = """
            WITH forgotten AS (DELETE FROM job_locks WHERE job = $1 AND due_at < $3)
            INSERT INTO job_locks (job, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING""";

    @Inject
    Pool pool;

    /// Returns whether this replica runs the job at this scheduled time.
    Uni<Boolean> tryAcquire(String job, Instant due) {
        return pool.preparedQuery(ACQUIRE)
                .execute(Tuple.of(job, Columns.utc(due), Columns.utc(due.minus(RETENTION))))
                .map(rows -> rows.rowCount() == 1);
    }
}
