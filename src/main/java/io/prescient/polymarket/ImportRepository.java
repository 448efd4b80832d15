package io.prescient.polymarket;

import io.prescient.http.JsonWriter;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.polymarket.ImportService.Asked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// Writes the rows that tell how far imports are. Times are the database's, because other replicas judge them.
@ApplicationScoped
class ImportRepository {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /// An import is due if none was begun within so many milliseconds; the unique index lets one fetch at a time.
    private static final String BEGIN_FETCH = """
            INSERT INTO imports (source, request_key, fingerprint)
            SELECT 'polymarket', $2::text, $3::text WHERE NOT EXISTS (
                SELECT FROM imports WHERE source = 'polymarket' AND started_at > now() - $1 * interval '1 millisecond')
            ON CONFLICT DO NOTHING RETURNING import_id""";

    private static final String BEGIN_BODY = """
            INSERT INTO imports (source, request_key, fingerprint) VALUES ('body', $1, $2)
            ON CONFLICT DO NOTHING RETURNING import_id""";

    private static final String ADD = """
            UPDATE imports SET pages_read = pages_read + $2, events_created = events_created + $3,
                events_updated = events_updated + $4, markets_created = markets_created + $5,
                markets_updated = markets_updated + $6, snapshots_accepted = snapshots_accepted + $7,
                snapshots_duplicate = snapshots_duplicate + $8, settlements_proposed = settlements_proposed + $9,
                settlements_withdrawn = settlements_withdrawn + $10, items_skipped = items_skipped + $11,
                skipped_items = jsonb_path_query_array(skipped_items || $12::text::jsonb, '$[0 to 99]'),
                heartbeat_at = now(), revision = revision + 1
            WHERE import_id = $1 AND status = 'running'""";

    private static final String END = """
            UPDATE imports SET status = $2, error = $3, finished_at = now(), revision = revision + 1
            WHERE import_id = $1 AND status = 'running'""";

    private static final String BEAT =
            "UPDATE imports SET heartbeat_at = now() WHERE import_id = ANY ($1) AND status = 'running'";

    private static final String ABANDON = """
            UPDATE imports SET status = 'abandoned', finished_at = now(), revision = revision + 1,
                error = 'The replica that ran the import stopped: last heartbeat at ' || heartbeat_at
            WHERE status = 'running' AND heartbeat_at < now() - $1 * interval '1 millisecond'""";

    @Inject
    Pool pool;

    @Inject
    JsonWriter json;

    /// A new import that fetches; null if another one does, or began under this key.
    Uni<Long> beginFetch(Asked asked) {
        return begin(asked, Duration.ZERO);
    }

    /// A new import that fetches; null if another one does, or did lately.
    Uni<Long> beginIfDue(Duration every) {
        return begin(Asked.BY_NOBODY, every);
    }

    private Uni<Long> begin(Asked asked, Duration every) {
        return pool.preparedQuery(BEGIN_FETCH)
                .execute(Tuple.of(millis(every), asked.key(), asked.fingerprint()))
                .map(ImportRepository::id);
    }

    /// A new import of a page that came with a request; null if one began under this key.
    Uni<Long> beginBody(Asked asked) {
        return pool.preparedQuery(BEGIN_BODY)
                .execute(Tuple.of(asked.key(), asked.fingerprint()))
                .map(ImportRepository::id);
    }

    /// Adds what became of a piece; fails if somebody has ended the import meanwhile.
    Uni<Void> add(long id, ImportCounts tally) {
        return pool.preparedQuery(ADD)
                .execute(columns(id, tally))
                .invoke(rows -> requireRunning(rows, id))
                .replaceWithVoid();
    }

    Uni<Void> end(long id, ImportStatus status, String error) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(id, status.name(), error))
                .replaceWithVoid();
    }

    /// Says that these are still being worked at.
    Uni<Void> beat(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(BEAT)
                        .execute(Tuple.of(ids.toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /// Ends what nobody is working at any more.
    Uni<Void> abandonSilent() {
        return pool.preparedQuery(ABANDON).execute(Tuple.of(millis(SILENCE))).replaceWithVoid();
    }

    /// Names the one that is in the way, unless it has ended meanwhile.
    ///
    /// @throws ProblemException if there is one
    Uni<Void> requireNoneRuns() {
        return pool.query("SELECT import_id FROM imports WHERE status = 'running' AND source = 'polymarket'")
                .execute()
                .map(ImportRepository::id)
                .invoke(running -> {
                    if (running != null) {
                        throw alreadyRunning(running);
                    }
                })
                .replaceWithVoid();
    }

    private static ProblemException alreadyRunning(long id) {
        return Problem.of(ProblemCode.import_running, "Import " + id + " is fetching from the venue")
                .with("import_id", id)
                .asException();
    }

    private Tuple columns(long id, ImportCounts tally) {
        return Tuple.from(List.of(
                id,
                tally.pages(),
                tally.events().createdCount(),
                tally.events().updatedCount(),
                tally.markets().createdCount(),
                tally.markets().updatedCount(),
                (int) tally.accepted(),
                (int) tally.duplicates(),
                tally.decided().proposed(),
                tally.decided().withdrawn(),
                tally.skips().size(),
                json.write(tally.skips())));
    }

    private static void requireRunning(RowSet<Row> rows, long id) {
        if (rows.rowCount() == 0) {
            throw GammaFailure.lasting("import %d was ended by another replica".formatted(id));
        }
    }

    private static Long id(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next().getLong("import_id");
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }
}
