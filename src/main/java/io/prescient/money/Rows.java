package io.prescient.money;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.util.function.Function;

/// Reads the numbers of a row of plain SQL; a null stays null.
public final class Rows {
    private Rows() {}

    public static Money money(Row row, String column) {
        return read(row, column, Money::new);
    }

    public static Price price(Row row, String column) {
        return read(row, column, Price::new);
    }

    public static Shares shares(Row row, String column) {
        return read(row, column, Shares::new);
    }

    public static Volume volume(Row row, String column) {
        return read(row, column, Volume::new);
    }

    public static Ratio ratio(Row row, String column) {
        return read(row, column, Ratio::new);
    }

    /// The deviation in two columns; null where there is no observation.
    public static Deviation deviation(Row row, String z, String points) {
        Long count = row.getLong(points);
        return count == null ? null : new Deviation(row.getBigDecimal(z), count);
    }

    private static <T> T read(Row row, String column, Function<BigDecimal, T> type) {
        var number = row.getBigDecimal(column);
        return number == null ? null : type.apply(number);
    }
}
