package io.prescient.persistence;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The columns of a statement that writes or finds many rows: it gets one array per column. A null value stays null.
public final class Columns<R> {
    private record Column<R>(String name, String type, String cast, Function<List<R>, Object> array) {}

    private final List<Column<R>> columns = new ArrayList<>();

    @CanIgnoreReturnValue
    public Columns<R> bigint(String name, Function<R, @Nullable Long> value) {
        return add(name, "bigint", "", rows -> rows.stream().map(value).toArray(Long[]::new));
    }

    @CanIgnoreReturnValue
    public Columns<R> integer(String name, Function<R, @Nullable Integer> value) {
        return add(name, "integer", "", rows -> rows.stream().map(value).toArray(Integer[]::new));
    }

    @CanIgnoreReturnValue
    public Columns<R> bool(String name, Function<R, @Nullable Boolean> value) {
        return add(name, "boolean", "", rows -> rows.stream().map(value).toArray(Boolean[]::new));
    }

    @CanIgnoreReturnValue
    public Columns<R> text(String name, Function<R, @Nullable String> value) {
        return add(name, "text", "", rows -> rows.stream().map(value).toArray(String[]::new));
    }

    /// An enum by its name.
    @CanIgnoreReturnValue
    public Columns<R> name(String name, Function<R, ? extends @Nullable Enum<?>> value) {
        return text(name, row -> {
            var constant = value.apply(row);
            return constant == null ? null : constant.name();
        });
    }

    /// JSON as text.
    @CanIgnoreReturnValue
    public Columns<R> jsonb(String name, Function<R, @Nullable String> value) {
        return add(name, "text", "::jsonb", rows -> rows.stream().map(value).toArray(String[]::new));
    }

    /// A number of one of the exact types.
    @CanIgnoreReturnValue
    public <T> Columns<R> numeric(String name, Function<R, @Nullable T> value, Function<T, BigDecimal> number) {
        return add(
                name,
                "numeric",
                "",
                rows -> rows.stream()
                        .map(value)
                        .map(exact -> exact == null ? null : number.apply(exact))
                        .toArray(BigDecimal[]::new));
    }

    @CanIgnoreReturnValue
    public Columns<R> timestamptz(String name, Function<R, @Nullable Instant> value) {
        return add(
                name,
                "timestamptz",
                "",
                rows -> rows.stream().map(row -> utc(value.apply(row))).toArray(OffsetDateTime[]::new));
    }

    /// The type that the PostgreSQL client binds to `timestamptz`; null for null.
    public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private Columns<R> add(String name, String type, String cast, Function<List<R>, Object> array) {
        columns.add(new Column<>(name, type, cast, array));
        return this;
    }

    /// The names, separated by commas.
    public String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /// The values of a row of {@link #unnest}, each with its name as `v`.
    public String values() {
        return columns.stream().map(column -> "v." + column.name + column.cast).collect(Collectors.joining(", "));
    }

    /// The assignments of an UPDATE, without those of the first `keys` columns.
    public String assignments(int keys) {
        return columns.stream()
                .skip(keys)
                .map(column -> column.name + " = v." + column.name + column.cast)
                .collect(Collectors.joining(", "));
    }

    /// The condition that the first `keys` columns of table `t` are those of `v`.
    public String match(int keys) {
        return columns.stream()
                .limit(keys)
                .map(column -> "t." + column.name + " = v." + column.name)
                .collect(Collectors.joining(" AND "));
    }

    /// The condition that all columns of table `t` are those of `v`.
    public String match() {
        return match(columns.size());
    }

    /// A table expression of all rows, with one parameter per column.
    public String unnest() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "$" + (i + 1) + "::" + columns.get(i).type + "[]")
                .collect(Collectors.joining(", ", "unnest(", ") AS v (" + names() + ")"));
    }

    /// One array per column.
    public Tuple tuple(List<R> rows) {
        return Tuple.tuple(
                columns.stream().map(column -> column.array.apply(rows)).collect(Collectors.toList()));
    }
}
