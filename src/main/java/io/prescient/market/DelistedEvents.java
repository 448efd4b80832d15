package io.prescient.market;

import io.prescient.http.RowValues;
import io.prescient.http.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/// Events that a venue told of once and lists no more, while it matters here how they end. An event matters as long as
/// it is open; one that is closed for two more weeks after the venue changed it last (after it came here, if the venue
/// does not say when that was), if a market of it is not resolved: an oracle may take some days.
@ApplicationScoped
public class DelistedEvents {
    private static final String UNSEEN = """
            SELECT e.event_id FROM events e
            WHERE e.source_checked_at < $1 AND e.event_id ~ $2
                AND (e.closed IS NOT TRUE
                    OR (coalesce(e.source_updated_at, e.created_at) > $1 - interval '14 days' AND EXISTS (
                    SELECT FROM markets m
                    WHERE m.event_id = e.event_id AND m.settlement_version IS NULL AND m.resolved IS NOT TRUE)))
            ORDER BY e.source_checked_at, e.event_id LIMIT $3""";

    private static final String ASKED = """
            WITH held AS (SELECT event_id FROM events WHERE event_id = ANY ($1) ORDER BY event_id FOR NO KEY UPDATE)
            UPDATE events e SET source_checked_at = $2 FROM held WHERE e.event_id = held.event_id""";

    @Inject
    Pool pool;

    /// Those that were not looked for since, the longest ago first.
    ///
    /// @param form what an id of the venue looks like, as a regular expression
    public Uni<List<String>> since(Instant since, String form, long limit) {
        return pool.preparedQuery(UNSEEN)
                .execute(Tuple.of(Times.utc(since), form, limit))
                .map(rows -> RowValues.list(rows, row -> row.getString("event_id")));
    }

    /// Puts those that the venue was asked for at the end of the row, whether it knew them or not.
    public Uni<Void> asked(List<String> ids, Instant at) {
        return pool.preparedQuery(ASKED)
                .execute(Tuple.of(ids.toArray(String[]::new), Times.utc(at)))
                .replaceWithVoid();
    }
}
