package io.prescient.polymarket;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.RowValues;
import io.prescient.http.ShutdownState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;

/// Reads imports, whichever replica runs them.
@ApplicationScoped
class ImportViewRepository {
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final String ONE = "SELECT " + ImportView.COLUMNS + " FROM imports WHERE import_id = $1";
    private static final String PAGE =
            "SELECT " + ImportView.COLUMNS + " FROM imports WHERE import_id < $1 ORDER BY import_id DESC LIMIT $2";

    @Inject
    Pool pool;

    @Inject
    ShutdownState stopping;

    Uni<ImportView> one(long id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next() : null)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound(ProblemCode.import_not_found, "import_id", id)
                        .asException())
                .map(ImportView::of);
    }

    /// Newest first.
    Uni<Page<ImportView>> page(int limit, String after) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(Cursor.decodeLong(after, Long.MAX_VALUE), limit + 1))
                .map(rows -> Page.of(
                        RowValues.stream(rows).toList(), limit, ImportView::of, row -> "" + row.getLong("import_id")));
    }

    /// The import now and after each change, until it has ended or the service stops; a failure ends it, too,
    /// because it is too late for another answer.
    Multi<ImportView> changes(long id) {
        return Multi.createBy()
                .repeating()
                .uni(() -> one(id))
                .withDelay(GLANCE)
                .whilst(view -> view.isRunning() && !stopping.hasBegun())
                .skip()
                .repetitions(Comparator.comparingLong(ImportView::revision))
                .onFailure()
                .recoverWithCompletion();
    }
}
