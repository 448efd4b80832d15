package io.prescient.market;

import io.prescient.market.MarketUpsertService.Stored;
import io.prescient.market.MergePatchReader.Patch;
import io.prescient.persistence.Columns;
import io.prescient.persistence.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Inserts and updates events and markets in the caller's transaction. A call runs two statements for any number of
/// rows: the first creates and locks the rows in order of id, the second merges the given fields. A third statement
/// reads the update times of skipped rows, if there are any. Concurrent calls neither lose an update nor deadlock.
@ApplicationScoped
class UpsertRepository {
    // jsonb_populate_record keeps the value of an absent field and sets a null field to null. Prices are not among
    // these fields because they are stored as observations.
    private static final String MERGE_MARKETS = """
            UPDATE markets m SET
                (event_id, question, description, outcomes, outcome_prices, volume, volume24hr, liquidity, end_date,
                    game_start_time, seconds_delay, active, closed, archived, new, featured, submitted_by, resolved,
                    is_filtered)
                = (SELECT r.event_id, r.question, r.description, r.outcomes, r.outcome_prices, r.volume, r.volume24hr,
                    r.liquidity, r.end_date, r.game_start_time, r.seconds_delay, r.active, r.closed, r.archived, r.new,
                    r.featured, r.submitted_by, r.resolved, r.is_filtered
                    FROM jsonb_populate_record(m, patch) r)
            FROM jsonb_array_elements($1::text::jsonb) AS patch
            WHERE m.market_id = patch ->> 'market_id'""";

    private static final String MERGE_EVENTS = """
            UPDATE events e SET
                (title, slug, description, start_date, end_date, image_url, icon, active, closed, archived, new, featured,
                    restricted, liquidity, volume, volume24hr, tags, is_filtered)
                = (SELECT r.title, r.slug, r.description, r.start_date, r.end_date, r.image_url, r.icon, r.active, r.closed,
                    r.archived, r.new, r.featured, r.restricted, r.liquidity, r.volume, r.volume24hr, r.tags, r.is_filtered
                    FROM jsonb_populate_record(e, patch) r)
            FROM jsonb_array_elements($1::text::jsonb) AS patch
            WHERE e.event_id = patch ->> 'event_id'""";

    // Locks every row and returns those that the update applies to.
    private static final String LOCK = """
            INSERT INTO %1$ss AS t (%1$s_id, created_at, updated_at, source_updated_at)
            SELECT id, $2, $2, at FROM unnest($1::text[], $3::timestamptz[]) AS n (id, at) ORDER BY id
            ON CONFLICT (%1$s_id) DO UPDATE SET updated_at = excluded.updated_at,
                source_updated_at = coalesce(excluded.source_updated_at, t.source_updated_at)
            WHERE t.source_updated_at IS NULL OR excluded.source_updated_at >= t.source_updated_at
                OR (excluded.source_updated_at IS NULL AND $4)
            RETURNING %1$s_id AS id, xmax = 0 AS created""";

    private static final String UPDATE_TIMES =
            "SELECT %1$s_id AS id, source_updated_at FROM %1$ss WHERE %1$s_id = ANY ($1)";

    @Inject
    Clock clock;

    /// The result of one call.
    ///
    /// @param applied ids of the rows that were created or updated
    /// @param outdated the rows that were skipped because newer data is stored: their update times by id
    record Upserted(Stored stored, Set<String> applied, Map<String, Instant> outdated) {}

    private enum Table {
        EVENTS("event", MERGE_EVENTS),
        MARKETS("market", MERGE_MARKETS);

        private final String idField;
        private final String lock;
        private final String merge;
        private final String updateTimes;

        Table(String name, String merge) {
            this.idField = name + "_id";
            this.lock = LOCK.formatted(name);
            this.merge = merge;
            this.updateTimes = UPDATE_TIMES.formatted(name);
        }

        String id(Patch<?> patch) {
            return patch.sent().get(idField).textValue();
        }
    }

    /// Creates and updates events.
    ///
    /// @param updateTimes when the source last changed a row, by id; an update of unknown time has no entry
    /// @param applyUntimed whether an update of unknown time applies to a row whose update time is known
    Uni<Upserted> upsertEvents(
            SqlConnection tx, List<Patch<EventInput>> patches, Map<String, Instant> updateTimes, boolean applyUntimed) {
        return upsert(tx, Table.EVENTS, patches, updateTimes, applyUntimed);
    }

    /// Creates and updates markets. If one of them closes, the call first waits for the trades in progress: no trade
    /// commits after its market is closed.
    ///
    /// @param updateTimes when the source last changed a row, by id; an update of unknown time has no entry
    /// @param applyUntimed whether an update of unknown time applies to a row whose update time is known
    Uni<Upserted> upsertMarkets(
            SqlConnection tx,
            List<Patch<MarketInput>> patches,
            Map<String, Instant> updateTimes,
            boolean applyUntimed) {
        boolean closes = patches.stream().map(Patch::value).anyMatch(MarketInput::closes);
        return (closes ? awaitTrades(tx, patches) : Uni.createFrom().voidItem())
                .chain(() -> upsert(tx, Table.MARKETS, patches, updateTimes, applyUntimed));
    }

    private static Uni<Void> awaitTrades(SqlConnection tx, List<Patch<MarketInput>> patches) {
        return tx.preparedQuery(MarketRows.EXCLUSIVE)
                .execute(Tuple.of(ids(Table.MARKETS, patches)))
                .replaceWithVoid();
    }

    private <T> Uni<Upserted> upsert(
            SqlConnection tx,
            Table table,
            List<Patch<T>> patches,
            Map<String, Instant> updateTimes,
            boolean applyUntimed) {
        var ids = ids(table, patches);
        var times =
                Arrays.stream(ids).map(id -> Columns.utc(updateTimes.get(id))).toArray(OffsetDateTime[]::new);
        return tx.preparedQuery(table.lock)
                .execute(Tuple.of(ids, Columns.utc(clock.instant()), times, applyUntimed))
                .call(rows -> tx.preparedQuery(table.merge).execute(Tuple.of(fields(table, patches, ids(rows)))))
                .chain(rows -> outdated(tx, table, ids, ids(rows))
                        .map(outdated -> new Upserted(count(rows), ids(rows), outdated)));
    }

    private static Uni<Map<String, Instant>> outdated(
            SqlConnection tx, Table table, String[] ids, Set<String> applied) {
        var skipped = Arrays.stream(ids).filter(id -> !applied.contains(id)).toArray(String[]::new);
        return skipped.length == 0
                ? Uni.createFrom().item(Map.of())
                : tx.preparedQuery(table.updateTimes)
                        .execute(Tuple.of(skipped))
                        .map(rows -> Rows.stream(rows)
                                .collect(Collectors.toMap(
                                        row -> row.getString("id"), row -> Rows.instant(row, "source_updated_at"))));
    }

    private static <T> String[] ids(Table table, List<Patch<T>> patches) {
        return patches.stream().map(table::id).toArray(String[]::new);
    }

    private static Set<String> ids(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> row.getString("id")).collect(Collectors.toSet());
    }

    private static <T> String fields(Table table, List<Patch<T>> patches, Set<String> applied) {
        return patches.stream()
                .filter(patch -> applied.contains(table.id(patch)))
                .map(Patch::sent)
                .toList()
                .toString();
    }

    private static Stored count(RowSet<Row> rows) {
        int created =
                (int) Rows.stream(rows).filter(row -> row.getBoolean("created")).count();
        return new Stored(created, rows.size() - created);
    }
}
