package io.prescient.commit;

import io.prescient.persistence.Columns;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/// A statement that writes any number of rows of one table.
public record Write<R>(String sql, Columns<R> columns) {
    public static <R> Write<R> insert(String table, Columns<R> columns) {
        return new Write<>(
                "INSERT INTO %s (%s) SELECT %s FROM %s"
                        .formatted(table, columns.names(), columns.values(), columns.unnest()),
                columns);
    }

    /// Updates the rows whose first `keys` columns match.
    public static <R> Write<R> update(String table, int keys, Columns<R> columns) {
        return new Write<>(
                "UPDATE %s t SET %s FROM %s WHERE %s"
                        .formatted(table, columns.assignments(keys), columns.unnest(), columns.match(keys)),
                columns);
    }

    /// Deletes the rows whose columns match.
    public static <R> Write<R> delete(String table, int keys, Columns<R> columns) {
        return new Write<>(
                "DELETE FROM %s t USING %s WHERE %s".formatted(table, columns.unnest(), columns.match(keys)), columns);
    }

    Future<?> execute(SqlConnection connection, List<R> rows) {
        return connection.preparedQuery(sql).execute(columns.tuple(rows).getDelegate());
    }
}
