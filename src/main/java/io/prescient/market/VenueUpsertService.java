package io.prescient.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.Problem;
import io.prescient.http.RowValues;
import io.prescient.http.Times;
import io.prescient.market.MarketUpsertService.Stored;
import io.prescient.market.MergePatchReader.Patch;
import io.prescient.market.MergePatchReader.Sorted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Stores what a venue says of events and markets, unless something newer of it is known. The times are compared under
/// the locks of the rows, so of two pages that race the newer one holds, whichever comes first.
@ApplicationScoped
public class VenueUpsertService {
    private static final Table EVENTS = Table.of("event", MarketUpsertService.MERGE_EVENTS);
    private static final Table MARKETS = Table.of("market", MarketUpsertService.MERGE_MARKETS);

    // Every row is locked, also one that is left as it is; only those that are not are returned.
    private static final String LOCK = """
            INSERT INTO %1$ss AS t (%1$s_id, created_at, updated_at, source_updated_at)
            SELECT id, $2, $2, at FROM unnest($1::text[], $3::timestamptz[]) AS n (id, at) ORDER BY id
            ON CONFLICT (%1$s_id) DO UPDATE SET updated_at = excluded.updated_at,
                source_updated_at = coalesce(excluded.source_updated_at, t.source_updated_at)
            WHERE t.source_updated_at IS NULL OR excluded.source_updated_at >= t.source_updated_at
                OR (excluded.source_updated_at IS NULL AND $4)
            RETURNING %1$s_id AS id, xmax = 0 AS created""";

    private static final String KNOWN = "SELECT %1$s_id AS id, source_updated_at FROM %1$ss WHERE %1$s_id = ANY ($1)";
    private static final String CHECKED = "UPDATE events SET source_checked_at = $2 WHERE event_id = ANY ($1)";

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    /// How far a venue's clock may be ahead.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    MergePatchReader patches;

    /// What a venue says of an event or market.
    ///
    /// @param input as {@link EventInput} or {@link MarketInput}
    /// @param at when the venue changed it last; null if it does not say
    public record Word(ObjectNode input, Instant at) {}

    /// What became of many words of which each stands for itself.
    ///
    /// @param refused those that cannot be stored, by id
    /// @param newer those that were left as they are, by id: the time of what is known
    public record Merged(Stored stored, Map<String, Problem> refused, Map<String, Instant> newer) {
        /// Whether this word holds now.
        public boolean took(String id) {
            return !refused.containsKey(id) && !newer.containsKey(id);
        }
    }

    private record Table(String id, String lock, String merge, String known) {
        static Table of(String name, String merge) {
            return new Table(name + "_id", LOCK.formatted(name), merge, KNOWN.formatted(name));
        }
    }

    /// No id may stand in the list twice.
    ///
    /// @param fresh whether the venue said so just now, so that a word without a time counts, too
    public Uni<Merged> mergeEvents(List<Word> words, boolean fresh) {
        var sorted = patches.sorted("event_id", inputs(words), EventInput.class);
        var ids = ids(EVENTS, sorted);
        return pool.withTransaction(tx -> merge(tx, EVENTS, sorted, times(EVENTS, words), fresh)
                .call(() -> tx.preparedQuery(CHECKED).execute(Tuple.of(ids, Times.utc(clock.instant())))));
    }

    /// No id may stand in the list twice.
    ///
    /// @param fresh whether the venue said so just now, so that a word without a time counts, too
    /// @param then what else depends on these words; it is done before the markets' rows are let go
    public <T> Uni<T> mergeMarkets(List<Word> words, boolean fresh, BiFunction<SqlConnection, Merged, Uni<T>> then) {
        var sorted = patches.sorted("market_id", inputs(words), MarketInput.class);
        var ids = ids(MARKETS, sorted);
        boolean closing = sorted.good().stream().map(Patch::value).anyMatch(MarketInput::closes);
        return pool.withTransaction(tx -> (closing
                        ? MarketUpsertService.waitForTrades(tx, ids)
                        : Uni.createFrom().voidItem())
                .chain(() -> merge(tx, MARKETS, sorted, times(MARKETS, words), fresh))
                .chain(merged -> then.apply(tx, merged)));
    }

    private Uni<Merged> merge(
            SqlConnection tx, Table table, Sorted<?> sorted, Map<String, Instant> times, boolean fresh) {
        var ids = ids(table, sorted);
        var at = Arrays.stream(ids).map(id -> Times.utc(times.get(id))).toArray(OffsetDateTime[]::new);
        return tx.preparedQuery(table.lock)
                .execute(Tuple.of(ids, Times.utc(clock.instant()), at, fresh))
                .chain(rows -> {
                    var taken = RowValues.stream(rows)
                            .map(row -> row.getString("id"))
                            .collect(Collectors.toSet());
                    return tx.preparedQuery(table.merge)
                            .execute(Tuple.of(sent(table, sorted, taken)))
                            .chain(() -> newer(tx, table, ids, taken))
                            .map(newer -> new Merged(MarketUpsertService.count(rows), sorted.refused(), newer));
                });
    }

    private static Uni<Map<String, Instant>> newer(SqlConnection tx, Table table, String[] ids, Set<String> taken) {
        var left = Arrays.stream(ids).filter(id -> !taken.contains(id)).toArray(String[]::new);
        return left.length == 0
                ? Uni.createFrom().item(Map.of())
                : tx.preparedQuery(table.known)
                        .execute(Tuple.of(left))
                        .map(rows -> RowValues.stream(rows)
                                .collect(Collectors.toMap(
                                        row -> row.getString("id"),
                                        row -> RowValues.instant(row, "source_updated_at"))));
    }

    private static String sent(Table table, Sorted<?> sorted, Set<String> taken) {
        return sorted.good().stream()
                .map(Patch::sent)
                .filter(sent -> taken.contains(sent.get(table.id).textValue()))
                .toList()
                .toString();
    }

    /// By id; a time that cannot be true is none, because a future one would keep out whatever comes later.
    private Map<String, Instant> times(Table table, List<Word> words) {
        var latest = clock.instant().plus(TOLERANCE);
        var times = new HashMap<String, Instant>();
        for (var word : words) {
            if (word.at() != null && !word.at().isBefore(FIRST) && !word.at().isAfter(latest)) {
                times.put(word.input().path(table.id).asText(), word.at());
            }
        }
        return times;
    }

    private static String[] ids(Table table, Sorted<?> sorted) {
        return sorted.good().stream()
                .map(patch -> patch.sent().get(table.id).textValue())
                .toArray(String[]::new);
    }

    private static List<ObjectNode> inputs(List<Word> words) {
        return words.stream().map(Word::input).toList();
    }
}
