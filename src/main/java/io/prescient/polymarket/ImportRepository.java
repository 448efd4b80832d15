package io.prescient.polymarket;

import io.prescient.http.Cursor;
import io.prescient.http.JsonWriter;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.persistence.Rows;
import io.prescient.polymarket.ImportService.KeyedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `imports`. Times are those of the database, because replicas compare them.
@ApplicationScoped
class ImportRepository {
    private static final Duration MAX_SILENCE = Duration.ofSeconds(30);

    private static final String SELECT = "SELECT " + ImportView.COLUMNS + " FROM imports ";

    /// Starts an import if none has started within the last $1 milliseconds. A unique index allows one running
    /// fetch.
    private static final String START_FETCH = """
            INSERT INTO imports (source, request_key, fingerprint)
            SELECT 'polymarket', $2::text, $3::text WHERE NOT EXISTS (
                SELECT FROM imports WHERE source = 'polymarket' AND started_at > now() - $1 * interval '1 millisecond')
            ON CONFLICT DO NOTHING RETURNING import_id""";

    private static final String START_UPLOAD = """
            INSERT INTO imports (source, request_key, fingerprint) VALUES ('body', $1, $2)
            ON CONFLICT DO NOTHING RETURNING import_id""";

    private static final String RELEASE_KEY = """
            UPDATE imports SET request_key = NULL
            WHERE request_key = $1 AND fingerprint = $2 AND source = 'body' AND status IN ('failed', 'abandoned')""";

    private static final String ADD_COUNTS = """
            UPDATE imports SET pages_read = pages_read + $2, events_created = events_created + $3,
                events_updated = events_updated + $4, markets_created = markets_created + $5,
                markets_updated = markets_updated + $6, snapshots_accepted = snapshots_accepted + $7,
                snapshots_duplicate = snapshots_duplicate + $8, settlements_proposed = settlements_proposed + $9,
                settlements_withdrawn = settlements_withdrawn + $10, items_skipped = items_skipped + $11,
                skipped_items = jsonb_path_query_array(skipped_items || $12::text::jsonb, '$[0 to 99]'),
                heartbeat_at = now(), revision = revision + 1
            WHERE import_id = $1 AND status = 'running'""";

    private static final String FINISH = """
            UPDATE imports SET status = $2, error = $3, finished_at = now(), revision = revision + 1
            WHERE import_id = $1 AND status = 'running'""";

    private static final String ABANDON = """
            UPDATE imports SET status = 'abandoned', finished_at = now(), revision = revision + 1,
                error = 'The replica that ran the import stopped: last heartbeat at ' || heartbeat_at
            WHERE status = 'running' AND heartbeat_at < now() - $1 * interval '1 millisecond'""";

    /// An import with an idempotency key.
    record KeyedImport(long importId, String fingerprint, Instant startedAt) {}

    @Inject
    Pool pool;

    @Inject
    JsonWriter json;

    Uni<ImportView> get(long id) {
        return pool.preparedQuery(SELECT + "WHERE import_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Rows.stream(rows).findFirst().map(ImportView::of).orElseThrow(() -> notFound(id)));
    }

    /// Newest first.
    Uni<Page<ImportView>> page(int limit, @Nullable String after) {
        return pool.preparedQuery(SELECT + "WHERE import_id < $1 ORDER BY import_id DESC LIMIT $2")
                .execute(Tuple.of(Cursor.decodeLong(after, Long.MAX_VALUE), limit + 1))
                .map(rows -> Page.of(
                        Rows.stream(rows).toList(), limit, ImportView::of, row -> "" + row.getLong("import_id")));
    }

    Uni<@Nullable KeyedImport> findByKey(@Nullable String key) {
        return pool.preparedQuery("SELECT import_id, fingerprint, started_at FROM imports WHERE request_key = $1")
                .execute(Tuple.of(key))
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(row -> new KeyedImport(
                                row.getLong("import_id"),
                                row.getString("fingerprint"),
                                Rows.instant(row, "started_at")))
                        .orElse(null));
    }

    /// Starts an import that fetches. The id is null if another one is running or has the same key.
    Uni<@Nullable Long> startFetch(KeyedRequest request) {
        return startFetch(request, Duration.ZERO);
    }

    /// Starts an import that fetches. The id is null if another one is running or started within the interval.
    Uni<@Nullable Long> startFetchIfDue(Duration interval) {
        return startFetch(KeyedRequest.WITHOUT_KEY, interval);
    }

    private Uni<@Nullable Long> startFetch(KeyedRequest request, Duration interval) {
        return pool.preparedQuery(START_FETCH)
                .execute(Tuple.of(millis(interval), request.key(), request.fingerprint()))
                .map(ImportRepository::id);
    }

    /// Starts an import of an uploaded page. The id is null if another import has the same key. A failed or
    /// abandoned import of the same page releases the key.
    Uni<@Nullable Long> startUpload(KeyedRequest request) {
        return pool.preparedQuery(RELEASE_KEY)
                .execute(Tuple.of(request.key(), request.fingerprint()))
                .chain(() -> pool.preparedQuery(START_UPLOAD)
                        .execute(Tuple.of(request.key(), request.fingerprint()))
                        .map(ImportRepository::id));
    }

    /// @throws GammaFailure if the import has ended
    Uni<Void> addCounts(long id, ImportCounts counts) {
        return pool.preparedQuery(ADD_COUNTS)
                .execute(columns(id, counts))
                .invoke(rows -> requireRunning(rows, id))
                .replaceWithVoid();
    }

    /// Ends an import, unless it has ended already.
    Uni<Void> finish(long id, ImportStatus status, @Nullable String error) {
        return pool.preparedQuery(FINISH)
                .execute(Tuple.of(id, status.name(), error))
                .replaceWithVoid();
    }

    Uni<Void> heartbeat(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(
                                "UPDATE imports SET heartbeat_at = now() WHERE import_id = ANY ($1) AND status = 'running'")
                        .execute(Tuple.of(ids.toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /// Ends the running imports without a recent heartbeat.
    Uni<Void> abandonSilent() {
        return pool.preparedQuery(ABANDON)
                .execute(Tuple.of(millis(MAX_SILENCE)))
                .replaceWithVoid();
    }

    /// The id of the running import that fetches, or null.
    Uni<@Nullable Long> findRunningFetch() {
        return pool.query("SELECT import_id FROM imports WHERE status = 'running' AND source = 'polymarket'")
                .execute()
                .map(ImportRepository::id);
    }

    private Tuple columns(long id, ImportCounts counts) {
        return Tuple.from(List.of(
                id,
                counts.pages(),
                counts.events().createdCount(),
                counts.events().updatedCount(),
                counts.markets().createdCount(),
                counts.markets().updatedCount(),
                (int) counts.accepted(),
                (int) counts.duplicates(),
                counts.proposals().proposed(),
                counts.proposals().withdrawn(),
                counts.skippedItems().size(),
                json.write(counts.skippedItems())));
    }

    private static void requireRunning(RowSet<Row> rows, long id) {
        if (rows.rowCount() == 0) {
            throw GammaFailure.permanent("import %d was ended by another replica".formatted(id));
        }
    }

    private static ProblemException notFound(long id) {
        return Problem.notFound(ProblemCode.import_not_found, "import_id", id).asException();
    }

    private static @Nullable Long id(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next().getLong("import_id");
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }
}
