package io.prescient.commit;

import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A query that loads the rows of many keys at once.
///
/// @param lock a statement with the same parameters that runs before it and locks the keys; null if none is needed
/// @param sql has one array parameter per column of the key
/// @param keys the columns of the key
/// @param <K> what a row is looked up by
/// @param <R> the value of a row
public record RowQuery<K, R>(
        RowType<?, R> type, @Nullable String lock, String sql, Columns<K> keys, Function<Row, R> read) {

    public RowQuery(RowType<?, R> type, String sql, Columns<K> keys, Function<Row, R> read) {
        this(type, null, sql, keys, read);
    }

    /// Starts the statements. The connection runs them in order, so the rows are read after the keys are locked.
    Future<List<R>> execute(SqlConnection connection, List<K> keysToFind, boolean locking) {
        var parameters = keys.tuple(keysToFind);
        Future<?> locked = lock == null || !locking
                ? Future.succeededFuture()
                : connection.preparedQuery(lock).execute(parameters);
        var found = connection.preparedQuery(sql).execute(parameters);
        return locked.compose(_ -> found).map(this::values);
    }

    private List<R> values(RowSet<io.vertx.sqlclient.Row> rows) {
        return rows.stream().map(Row::newInstance).map(read).toList();
    }
}
