package io.prescient.market;

import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/// Finds events that a source does not list any more and whose markets may still change. These are all open events, and
/// closed events with a market that is neither settled nor resolved. A closed event counts for 14 days after the source
/// last updated it, because an oracle can take some days to resolve a market. If the source states no update time, the
/// 14 days start when the event was created here.
@ApplicationScoped
public class DelistedEventRepository {
    private static final String UNCHECKED = """
            SELECT e.event_id FROM events e
            WHERE e.source_checked_at < $1 AND e.event_id ~ $2
                AND (e.closed IS NOT TRUE
                    OR (coalesce(e.source_updated_at, e.created_at) > $1 - interval '14 days' AND EXISTS (
                    SELECT FROM markets m
                    WHERE m.event_id = e.event_id AND m.settlement_version IS NULL AND m.resolved IS NOT TRUE)))
            ORDER BY e.source_checked_at, e.event_id LIMIT $3""";

    private static final String MARK_CHECKED = """
            WITH held AS (SELECT event_id FROM events WHERE event_id = ANY ($1) ORDER BY event_id FOR NO KEY UPDATE)
            UPDATE events e SET source_checked_at = $2 FROM held WHERE e.event_id = held.event_id""";

    @Inject
    Pool pool;

    /// Returns the ids of the events that were last checked before an instant, the least recently checked first.
    ///
    /// @param idPattern POSIX regular expression that the ids of the source match
    /// @param limit maximum number of ids
    public Uni<List<String>> findUncheckedSince(Instant since, String idPattern, long limit) {
        return pool.preparedQuery(UNCHECKED)
                .execute(Tuple.of(Columns.utc(since), idPattern, limit))
                .map(rows -> Rows.list(rows, row -> row.getString("event_id")));
    }

    /// Records the time of the check, also for events that the source did not return. The next check starts with other
    /// events.
    public Uni<Void> markChecked(List<String> ids, Instant at) {
        return markChecked(pool, ids, at);
    }

    Uni<Void> markChecked(SqlClient client, List<String> ids, Instant at) {
        return client.preparedQuery(MARK_CHECKED)
                .execute(Tuple.of(ids.toArray(String[]::new), Columns.utc(at)))
                .replaceWithVoid();
    }
}
