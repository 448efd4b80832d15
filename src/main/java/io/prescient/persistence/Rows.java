package io.prescient.persistence;

import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Shares;
import io.prescient.money.Volume;
import io.prescient.money.ZScore;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the rows of an SQL query. The `nullable…` methods are for columns that may be null; the others fail on null.
public final class Rows {
    private Rows() {}

    public static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    public static <T> List<T> list(Iterable<Row> rows, Function<Row, T> read) {
        return stream(rows).map(read).toList();
    }

    public static Instant instant(Row row, String column) {
        return required(nullableInstant(row, column), column);
    }

    public static @Nullable Instant nullableInstant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    public static Money money(Row row, String column) {
        return required(nullableMoney(row, column), column);
    }

    public static @Nullable Money nullableMoney(Row row, String column) {
        return read(row, column, Money::new);
    }

    public static Price price(Row row, String column) {
        return required(nullablePrice(row, column), column);
    }

    public static @Nullable Price nullablePrice(Row row, String column) {
        return read(row, column, Price::new);
    }

    public static Shares shares(Row row, String column) {
        return required(nullableShares(row, column), column);
    }

    public static @Nullable Shares nullableShares(Row row, String column) {
        return read(row, column, Shares::new);
    }

    public static Volume volume(Row row, String column) {
        return required(nullableVolume(row, column), column);
    }

    public static @Nullable Volume nullableVolume(Row row, String column) {
        return read(row, column, Volume::new);
    }

    public static Ratio ratio(Row row, String column) {
        return required(nullableRatio(row, column), column);
    }

    public static @Nullable Ratio nullableRatio(Row row, String column) {
        return read(row, column, Ratio::new);
    }

    /// The deviation in two columns, if there are observations.
    public static @Nullable ZScore zScore(Row row, String z, String points) {
        Long count = row.getLong(points);
        return count == null ? null : new ZScore(row.getBigDecimal(z), count);
    }

    private static <T> @Nullable T read(Row row, String column, Function<BigDecimal, T> type) {
        var number = row.getBigDecimal(column);
        return number == null ? null : type.apply(number);
    }

    private static <T> T required(@Nullable T value, String column) {
        return Objects.requireNonNull(value, column);
    }
}
