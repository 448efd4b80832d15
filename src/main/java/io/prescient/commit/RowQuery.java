package io.prescient.commit;

import io.prescient.persistence.Columns;
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

    /// A query that finds the rows of each key by an index lookup: joined with the keys, the table might be scanned.
    ///
    /// @param columns the columns of a row
    /// @param rest what follows the condition on the key, such as an order or a lock. Where there is nothing
    ///     else, `OFFSET 0` keeps PostgreSQL from joining.
    public static <K, R> RowQuery<K, R> byKey(
            RowType<?, R> type, String table, String columns, String rest, Columns<K> keys, Function<Row, R> read) {
        return new RowQuery<>(type, "SELECT r.* FROM " + lookUp(table, columns, rest, keys), keys, read);
    }

    /// The same lookup as a table expression `r`.
    public static String lookUp(String table, String columns, String rest, Columns<?> keys) {
        return "%s CROSS JOIN LATERAL (SELECT %s FROM %s t WHERE %s %s) r"
                .formatted(keys.unnest(), columns, table, keys.match(), rest);
    }

    /// Starts the statements. The connection runs them in order, so the rows are read after the keys are locked.
    Future<List<R>> execute(SqlConnection connection, List<K> keysToFind, boolean locking) {
        var parameters = keys.tuple(keysToFind).getDelegate();
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
