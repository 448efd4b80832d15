package io.prescient.market;

import io.prescient.http.Cursor;
import io.prescient.money.Volume;
import io.prescient.persistence.HqlFilter;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The order of a list of events or markets: by id, by volume or liquidity (largest first), or by end date (earliest
/// first). Rows without the value come last. Rows with the same value are ordered by id. A page starts after the last
/// row of the previous page.
final class SortOrder {
    private SortOrder() {}

    /// The constants are spelled as in the query.
    @Schema(name = "Order")
    enum By {
        id,
        volume,
        liquidity,
        end_date
    }

    static String orderBy(By by, String id) {
        return switch (by) {
            case id -> " order by " + id;
            case volume -> " order by volume desc nulls last, " + id;
            case liquidity -> " order by liquidity desc nulls last, " + id;
            case end_date -> " order by endDate nulls last, " + id;
        };
    }

    /// Returns the cursor of a row: the order, the value of the row (empty if it has none) and the id, separated by
    /// `|`.
    static String cursor(By by, Volume volume, Volume liquidity, Instant endDate, String id) {
        Object value = switch (by) {
            case id -> null;
            case volume -> volume;
            case liquidity -> liquidity;
            case end_date -> endDate;
        };
        return by + "|" + (value == null ? "" : value) + "|" + id;
    }

    static void startAfter(HqlFilter where, By by, String id, String after) {
        if (after != null) {
            var last = Cursor.decode(after, null, cursor -> split(by, cursor));
            Object value = Cursor.decode(after, null, _ -> valueOf(by, last[0]));
            where.and("(" + later(by, id, value != null) + ")", "lastId", last[1]);
            if (value != null) {
                where.bind("lastValue", value);
            }
        }
    }

    /// Splits a cursor into the value and the id. Only the id can contain `|`.
    private static String[] split(By by, String cursor) {
        var parts = cursor.split("\\|", 3);
        if (!parts[0].equals(by.name())) {
            throw new IllegalArgumentException("belongs to another order_by");
        }
        return new String[] {parts[1], parts[2]};
    }

    private static Object valueOf(By by, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (by) {
            case id -> throw new IllegalArgumentException("an order by id has no value");
            case volume, liquidity -> Volume.of(new BigDecimal(text));
            case end_date -> Instant.parse(text);
        };
    }

    private static String later(By by, String id, boolean hasValue) {
        var field = switch (by) {
            case id -> null;
            case volume -> "volume";
            case liquidity -> "liquidity";
            case end_date -> "endDate";
        };
        if (field == null) {
            return id + " > :lastId";
        }
        if (!hasValue) {
            return field + " is null and " + id + " > :lastId";
        }
        var beyond = by == By.end_date ? " > :lastValue" : " < :lastValue";
        return "%1$s%2$s or %1$s is null or %1$s = :lastValue and %3$s > :lastId".formatted(field, beyond, id);
    }
}
