package io.prescient.commit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.prescient.money.Money;
import io.prescient.persistence.Columns;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The SQL and the parameters of statements that write many rows.
class WriteTest {
    private enum Status {
        open
    }

    private record Item(
            long portfolioId,
            String id,
            @Nullable Integer count,
            @Nullable Status status,
            @Nullable String config,
            @Nullable Money amount,
            @Nullable Instant createdAt) {}

    private static final Instant AT = Instant.parse("2026-01-03T16:40:14.123456Z");
    private static final Item FULL = new Item(7, "a", 3, Status.open, "{\"a\": 1}", Money.of("1.50"), AT);
    private static final Item EMPTY = new Item(8, "b", null, null, null, null, null);

    private final Columns<Item> keys =
            new Columns<Item>().bigint("portfolio_id", Item::portfolioId).text("id", Item::id);

    private final Columns<Item> columns = new Columns<Item>()
            .bigint("portfolio_id", Item::portfolioId)
            .text("id", Item::id)
            .integer("count", Item::count)
            .name("status", Item::status)
            .jsonb("config", Item::config)
            .numeric("amount", Item::amount, Money::dollars)
            .timestamptz("created_at", Item::createdAt);

    @Test
    void insertSelectsAllColumns() {
        assertEquals(
                "INSERT INTO items (portfolio_id, id, count, status, config, amount, created_at)"
                        + " SELECT v.portfolio_id, v.id, v.count, v.status, v.config::jsonb, v.amount, v.created_at"
                        + " FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::numeric[],"
                        + " $7::timestamptz[]) AS v (portfolio_id, id, count, status, config, amount, created_at)",
                Write.insert("items", columns).sql());
    }

    @Test
    void updateAssignsColumnsAfterTheKey() {
        assertEquals(
                "UPDATE items t SET count = v.count, status = v.status, config = v.config::jsonb, amount = v.amount,"
                        + " created_at = v.created_at"
                        + " FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::numeric[],"
                        + " $7::timestamptz[]) AS v (portfolio_id, id, count, status, config, amount, created_at)"
                        + " WHERE t.portfolio_id = v.portfolio_id AND t.id = v.id",
                Write.update("items", 2, columns).sql());
    }

    @Test
    void deleteMatchesKey() {
        assertEquals(
                "DELETE FROM items t USING unnest($1::bigint[], $2::text[]) AS v (portfolio_id, id)"
                        + " WHERE t.portfolio_id = v.portfolio_id AND t.id = v.id",
                Write.delete("items", 2, keys).sql());
    }

    @Test
    void writesHaveTheirColumns() {
        assertEquals(columns, Write.insert("items", columns).columns());
        assertEquals(columns, Write.update("items", 2, columns).columns());
        assertEquals(keys, Write.delete("items", 2, keys).columns());
    }

    @Test
    void parameterIsOneArrayPerColumn() {
        var tuple = columns.tuple(List.of(FULL, EMPTY));
        assertEquals(7, tuple.size());
        assertArray(tuple.getValue(0), Long[].class, 7L, 8L);
        assertArray(tuple.getValue(1), String[].class, "a", "b");
        assertArray(tuple.getValue(2), Integer[].class, 3, null);
        assertArray(tuple.getValue(3), String[].class, "open", null);
        assertArray(tuple.getValue(4), String[].class, "{\"a\": 1}", null);
        assertArray(tuple.getValue(5), BigDecimal[].class, new BigDecimal("1.50"), null);
        assertArray(
                tuple.getValue(6), OffsetDateTime[].class, OffsetDateTime.parse("2026-01-03T16:40:14.123456Z"), null);
    }

    @Test
    void parametersOfNoRowsAreEmptyArrays() {
        var tuple = keys.tuple(List.of());
        assertArray(tuple.getValue(0), Long[].class);
        assertArray(tuple.getValue(1), String[].class);
    }

    private static void assertArray(Object parameter, Class<? extends Object[]> type, @Nullable Object... expected) {
        assertArrayEquals(expected, assertInstanceOf(type, parameter));
    }
}
