package io.prescient.snapshot;

import io.prescient.http.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

/// Converts a list of rows into one array per column for a statement that uses `unnest`. Null values stay null.
final class Columns {
    private Columns() {}

    static <R> String[] texts(List<R> rows, Function<R, String> field) {
        return rows.stream().map(field).toArray(String[]::new);
    }

    static <R> OffsetDateTime[] instants(List<R> rows, Function<R, Instant> field) {
        return rows.stream().map(row -> Times.utc(field.apply(row))).toArray(OffsetDateTime[]::new);
    }

    static <R, T> BigDecimal[] numbers(List<R> rows, Function<R, T> field, Function<T, BigDecimal> number) {
        return rows.stream()
                .map(field)
                .map(value -> value == null ? null : number.apply(value))
                .toArray(BigDecimal[]::new);
    }
}
