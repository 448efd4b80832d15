package io.prescient.signal;

import io.prescient.persistence.Columns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.Collectors;

/// Moves executed, rejected and expired signals to the archive table. Archived signals stay readable. Several replicas
/// can run it at the same time: each skips rows that another replica has locked.
@ApplicationScoped
public class SignalArchiveRepository {
    private static final int BATCH = 5_000;

    private static final String EXPIRE = """
            UPDATE trading_signals SET status = 'expired', decided_at = expires_at
            WHERE id IN (SELECT id FROM trading_signals WHERE status = 'pending' AND expires_at <= $1 AND timestamp < $1
                ORDER BY id FOR UPDATE SKIP LOCKED)""";

    private static final String MOVE = """
            WITH moved AS (
                DELETE FROM trading_signals
                WHERE id IN (SELECT id FROM trading_signals WHERE timestamp < $1 AND status <> 'pending'
                    ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)
                RETURNING *)
            INSERT INTO archived_signals SELECT * FROM moved""";

    @Inject
    Pool pool;

    /// Archives the signals that were created before this instant and are not pending. Returns their number.
    Uni<Long> archive(Instant before) {
        var start = Columns.utc(before);
        return pool.preparedQuery(EXPIRE)
                .execute(Tuple.of(start))
                .chain(() -> Multi.createBy()
                        .repeating()
                        .uni(() -> pool.preparedQuery(MOVE).execute(Tuple.of(start, BATCH)))
                        .whilst(rows -> rows.rowCount() == BATCH)
                        .collect()
                        .with(Collectors.summingLong(rows -> rows.rowCount())));
    }
}
