package io.prescient.http;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the rows of an SQL query.
public final class RowValues {
    private RowValues() {}

    public static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    public static <T> List<T> list(Iterable<Row> rows, Function<Row, T> read) {
        return stream(rows).map(read).toList();
    }

    public static Instant instant(Row row, String column) {
        return required(nullableInstant(row, column));
    }

    /// The instant in a column that may be null.
    public static @Nullable Instant nullableInstant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /// Passes null on until every reader of a nullable column calls the `nullable…` method.
    @SuppressWarnings("NullAway")
    private static <T> T required(@Nullable T value) {
        return value;
    }
}
