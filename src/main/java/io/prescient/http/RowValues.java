package io.prescient.http;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads the rows of plain SQL.
public final class RowValues {
    private RowValues() {}

    public static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    public static <T> List<T> list(Iterable<Row> rows, Function<Row, T> read) {
        return stream(rows).map(read).toList();
    }

    /// The instant in a column; a null stays null.
    public static Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
