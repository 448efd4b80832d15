package io.prescient.money;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the numbers of a SQL row. The `nullable…` methods are for columns that may be null.
public final class Rows {
    private Rows() {}

    public static Money money(Row row, String column) {
        return required(nullableMoney(row, column));
    }

    public static @Nullable Money nullableMoney(Row row, String column) {
        return read(row, column, Money::new);
    }

    public static Price price(Row row, String column) {
        return required(nullablePrice(row, column));
    }

    public static @Nullable Price nullablePrice(Row row, String column) {
        return read(row, column, Price::new);
    }

    public static Shares shares(Row row, String column) {
        return required(nullableShares(row, column));
    }

    public static @Nullable Shares nullableShares(Row row, String column) {
        return read(row, column, Shares::new);
    }

    public static Volume volume(Row row, String column) {
        return required(nullableVolume(row, column));
    }

    public static @Nullable Volume nullableVolume(Row row, String column) {
        return read(row, column, Volume::new);
    }

    public static Ratio ratio(Row row, String column) {
        return required(nullableRatio(row, column));
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

    /// Passes null on until every reader of a nullable column says so.
    @SuppressWarnings("NullAway")
    private static <T> T required(@Nullable T number) {
        return number;
    }
}
