package io.prescient.market;

import io.prescient.http.Cursor;
import io.prescient.http.Page;
import io.prescient.http.Paging;
import io.prescient.money.Volume;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The order of a list of events or markets: by id, by volume or liquidity (largest first), or by end date (earliest
/// first). Rows without the value come last. Rows with the same value are ordered by id. A page starts after the last
/// row of the previous page.
///
/// @param id the field with the id
/// @param find runs a query with this condition and these parameters
record SortOrder<L extends Listing>(String id, BiFunction<String, Map<String, Object>, PanacheQuery<L>> find) {
    /// The constants are spelled as in the query.
    @Schema(name = "Order")
    enum By {
        id,
        volume,
        liquidity,
        end_date
    }

    /// The value and the id of the last row of a page.
    private record Last(@Nullable Object value, String id) {
        /// Reads a cursor: the order, the value (empty if the row has none) and the id, separated by `|`. Only the id
        /// can contain `|`.
        static Last read(By by, String cursor) {
            var parts = cursor.split("\\|", 3);
            if (!parts[0].equals(by.name())) {
                throw new IllegalArgumentException("belongs to another order_by");
            }
            return new Last(parts[1].isEmpty() ? null : valueOf(by, parts[1]), parts[2]);
        }

        private static Object valueOf(By by, String text) {
            return switch (by) {
                case id -> throw new IllegalArgumentException("an order by id has no value");
                case volume, liquidity -> Volume.of(new BigDecimal(text));
                case end_date -> Instant.parse(text);
            };
        }

        static String cursor(By by, Listing row) {
            Object value = switch (by) {
                case id -> null;
                case volume -> row.volume;
                case liquidity -> row.liquidity;
                case end_date -> row.endDate;
            };
            return by + "|" + (value == null ? "" : value) + "|" + row.id();
        }
    }

    <V> Uni<Page<V>> page(ListingFilter filter, Paging page, Function<L, V> view) {
        int limit = page.limit();
        var by = filter.orderBy;
        var where = filter.where();
        var last = Cursor.decode(page.after, cursor -> Last.read(by, cursor));
        if (last != null) {
            where.and("(" + later(by, last.value != null) + ")", "lastId", last.id);
            if (last.value != null) {
                where.bind("lastValue", last.value);
            }
        }
        return find.apply(where.text() + orderBy(by), where.parameters())
                .range(0, limit)
                .list()
                .map(rows -> Page.of(rows, limit, view, row -> Last.cursor(by, row)));
    }

    private String orderBy(By by) {
        return switch (by) {
            case id -> " order by " + id;
            case volume -> " order by volume desc nulls last, " + id;
            case liquidity -> " order by liquidity desc nulls last, " + id;
            case end_date -> " order by endDate nulls last, " + id;
        };
    }

    /// Returns the condition of the rows after the last one.
    private String later(By by, boolean hasValue) {
        return switch (by) {
            case id -> id + " > :lastId";
            case volume -> later("volume", "<", hasValue);
            case liquidity -> later("liquidity", "<", hasValue);
            case end_date -> later("endDate", ">", hasValue);
        };
    }

    private String later(String field, String beyond, boolean hasValue) {
        return hasValue
                ? "%1$s %2$s :lastValue or %1$s is null or %1$s = :lastValue and %3$s > :lastId"
                        .formatted(field, beyond, id)
                : field + " is null and " + id + " > :lastId";
    }
}
