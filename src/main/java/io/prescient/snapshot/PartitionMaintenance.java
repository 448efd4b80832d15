package io.prescient.snapshot;

import io.prescient.http.Times;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/// Creates the partitions of this month and the next three at start and once a day, so that inserts rarely have to
/// create one. Several replicas can run it at the same time: the function creates each month once.
@ApplicationScoped
class PartitionMaintenance {
    private static final String PREPARE = """
            SELECT ensure_snapshot_partitions(ARRAY(
                SELECT generate_series(this, this + interval '3 months', interval '1 month') AT TIME ZONE 'UTC'
                FROM date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC') AS this))""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Scheduled(every = "24h")
    Uni<Void> prepare() {
        return pool.preparedQuery(PREPARE)
                .execute(Tuple.of(Times.utc(clock.instant())))
                .replaceWithVoid();
    }
}
