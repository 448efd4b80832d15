package io.prescient.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.FieldError;
import io.prescient.http.Problem;
import io.prescient.market.MarketUpsertService.Stored;
import io.prescient.market.MergePatchReader.ValidPatches;
import io.prescient.market.UpsertRepository.Upserted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Stores the events and markets of a source unless newer data is stored. Update times are compared while the rows are
/// locked, so the newest of several concurrent pages is kept.
@ApplicationScoped
public class SourceUpsertService {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /// Maximum time that the clock of a source may be ahead of the server.
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    MergePatchReader patches;

    @Inject
    UpsertRepository upserts;

    @Inject
    DelistedEventRepository delistedEvents;

    /// The result of independent updates.
    ///
    /// @param rejected the problems of the updates that cannot be stored, by id
    /// @param skippedFields the invalid fields of the other updates, which are stored without them, by id
    /// @param outdated the updates that were skipped because newer data is stored: the time of that data, by id
    public record MergeResult(
            Stored stored,
            Map<String, Problem> rejected,
            Map<String, List<FieldError>> skippedFields,
            Map<String, Instant> outdated) {
        public boolean isApplied(String id) {
            return !rejected.containsKey(id) && !outdated.containsKey(id);
        }
    }

    /// Stores updates of events. An id must not repeat.
    ///
    /// @param fresh whether the updates were just fetched; if so, updates without an update time apply too
    public Uni<MergeResult> mergeEvents(List<SourceUpdate> updates, boolean fresh) {
        var events = patches.readValid("event_id", inputs(updates), EventInput.class);
        var times = updateTimes("event_id", updates);
        var ids =
                events.patches().stream().map(patch -> patch.value().eventId()).toList();
        return pool.withTransaction(tx -> upserts.upsertEvents(tx, events.patches(), times, fresh)
                .call(() -> delistedEvents.markChecked(tx, ids, clock.instant()))
                .map(upserted -> result(events, upserted)));
    }

    /// Stores updates of markets. An id must not repeat.
    ///
    /// @param fresh whether the updates were just fetched; if so, updates without an update time apply too
    /// @param then runs in the same transaction, while the markets are locked
    public <T> Uni<T> mergeMarkets(
            List<SourceUpdate> updates, boolean fresh, BiFunction<SqlConnection, MergeResult, Uni<T>> then) {
        var markets = patches.readValid("market_id", inputs(updates), MarketInput.class);
        var times = updateTimes("market_id", updates);
        return pool.withTransaction(tx -> upserts.upsertMarkets(tx, markets.patches(), times, fresh)
                .chain(upserted -> then.apply(tx, result(markets, upserted))));
    }

    private static MergeResult result(ValidPatches<?> valid, Upserted upserted) {
        return new MergeResult(upserted.stored(), valid.rejected(), valid.skippedFields(), upserted.outdated());
    }

    /// Returns the update times by id. A time before 2000 or in the future counts as unknown: a future time would block
    /// all later updates.
    private Map<String, Instant> updateTimes(String idField, List<SourceUpdate> updates) {
        var latest = clock.instant().plus(MAX_CLOCK_SKEW);
        var times = new HashMap<String, Instant>();
        for (var update : updates) {
            var time = update.updatedAt();
            if (time != null && !time.isBefore(EARLIEST) && !time.isAfter(latest)) {
                times.put(update.input().path(idField).asText(), time);
            }
        }
        return times;
    }

    private static List<ObjectNode> inputs(List<SourceUpdate> updates) {
        return updates.stream().map(SourceUpdate::input).toList();
    }
}
