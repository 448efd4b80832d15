package io.prescient.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.FieldError;
import io.prescient.http.RowValues;
import io.prescient.http.Times;
import io.prescient.market.MergePatchReader.Patch;
import io.prescient.market.PriceRecorder.Quote;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Stores what clients say of events and markets; for what a venue says see {@link VenueUpsertService}. Each call is
/// two
/// statements however many rows it stores: one makes and locks the rows in order of id, one merges the fields that were
/// sent. Nobody's update is lost and nobody waits in a circle.
@ApplicationScoped
public class MarketUpsertService {
    private static final String LOCK_MARKETS = """
            INSERT INTO markets (market_id, created_at, updated_at)
            SELECT id, $2, $2 FROM unnest($1::text[]) AS id ORDER BY id
            ON CONFLICT (market_id) DO UPDATE SET updated_at = excluded.updated_at
            RETURNING xmax = 0 AS created""";

    private static final String LOCK_EVENTS = """
            INSERT INTO events (event_id, created_at, updated_at)
            SELECT id, $2, $2 FROM unnest($1::text[]) AS id ORDER BY id
            ON CONFLICT (event_id) DO UPDATE SET updated_at = excluded.updated_at
            RETURNING xmax = 0 AS created""";

    // jsonb_populate_record keeps the row's value for an absent field and takes a null for a null one. Prices are not
    // among these fields: they go the way of observations.
    static final String MERGE_MARKETS = """
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

    static final String MERGE_EVENTS = """
            UPDATE events e SET
                (title, slug, description, start_date, end_date, image_url, icon, active, closed, archived, new, featured,
                    restricted, liquidity, volume, volume24hr, tags, is_filtered)
                = (SELECT r.title, r.slug, r.description, r.start_date, r.end_date, r.image_url, r.icon, r.active, r.closed,
                    r.archived, r.new, r.featured, r.restricted, r.liquidity, r.volume, r.volume24hr, r.tags, r.is_filtered
                    FROM jsonb_populate_record(e, patch) r)
            FROM jsonb_array_elements($1::text::jsonb) AS patch
            WHERE e.event_id = patch ->> 'event_id'""";

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    PriceRecorder prices;

    @Inject
    MergePatchReader patches;

    /// How many were new and how many were known.
    @Schema(name = "Upserted")
    public record Stored(int createdCount, int updatedCount) {
        public static final Stored NONE = new Stored(0, 0);
    }

    public Uni<Stored> putEvent(String id, ObjectNode body) {
        return storeEvents(List.of(patches.one("event_id", id, body, EventInput.class)));
    }

    public Uni<Stored> postEvents(List<ObjectNode> bodies) {
        return storeEvents(patches.many("event_id", bodies, EventInput.class));
    }

    public Uni<Stored> putMarket(String id, ObjectNode body) {
        return storeMarkets(List.of(patches.one("market_id", id, body, MarketInput.class)));
    }

    public Uni<Stored> postMarkets(List<ObjectNode> bodies) {
        return storeMarkets(patches.many("market_id", bodies, MarketInput.class));
    }

    private Uni<Stored> storeEvents(List<Patch<EventInput>> patches) {
        var sent = patches.stream().map(Patch::sent).toList();
        var ids = patches.stream().map(patch -> patch.value().eventId()).toArray(String[]::new);
        return pool.withTransaction(tx -> store(tx, LOCK_EVENTS, MERGE_EVENTS, ids, sent, clock.instant()));
    }

    private Uni<Stored> storeMarkets(List<Patch<MarketInput>> patches) {
        var now = clock.instant();
        var quotes = quotes(patches, now);
        var sent = patches.stream().map(Patch::sent).toList();
        var ids = patches.stream().map(patch -> patch.value().marketId()).toArray(String[]::new);
        boolean closing = patches.stream().map(Patch::value).anyMatch(MarketInput::closes);
        return pool.withTransaction(
                tx -> (closing ? waitForTrades(tx, ids) : Uni.createFrom().voidItem())
                        .chain(() -> store(tx, LOCK_MARKETS, MERGE_MARKETS, ids, sent, now))
                        .call(() -> prices.record(tx, quotes).invoke(MarketUpsertService::requireYesPrice)));
    }

    /// Lets the trades under way in these markets finish: none commits after its market was said to be closed.
    static Uni<Void> waitForTrades(SqlConnection tx, String[] ids) {
        return tx.preparedQuery("SELECT FROM markets WHERE market_id = ANY ($1) ORDER BY market_id FOR UPDATE")
                .execute(Tuple.of(ids))
                .replaceWithVoid();
    }

    private static Uni<Stored> store(
            SqlConnection tx, String lock, String merge, String[] ids, List<ObjectNode> sent, Instant now) {
        return tx.preparedQuery(lock)
                .execute(Tuple.of(ids, Times.utc(now)))
                .map(MarketUpsertService::count)
                .call(() -> tx.preparedQuery(merge).execute(Tuple.of(sent.toString())));
    }

    static Stored count(RowSet<Row> rows) {
        int created = (int)
                RowValues.stream(rows).filter(row -> row.getBoolean("created")).count();
        return new Stored(created, rows.size() - created);
    }

    private static List<Quote> quotes(List<Patch<MarketInput>> patches, Instant now) {
        var quotes = new ArrayList<Quote>();
        for (var patch : patches) {
            var market = patch.value();
            var quote = new Quote(
                    market.marketId(),
                    Objects.requireNonNullElse(market.lastPriceAt(), now),
                    patch.sent().has("yes_price"),
                    market.yesPrice(),
                    patch.sent().has("no_price"),
                    market.noPrice());
            if (quote.saysYes() || quote.saysNo()) {
                quotes.add(quote);
            }
            if (quote.onlyClears() && market.lastPriceAt() != null) {
                throw FieldError.problem("last_price_at", "is the time of a price, so it needs one")
                        .asException();
            }
        }
        return quotes;
    }

    private static void requireYesPrice(List<String> without) {
        if (!without.isEmpty()) {
            throw FieldError.problem("yes_price", "is needed beside the first no_price of " + without)
                    .asException();
        }
    }
}
