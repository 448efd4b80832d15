package io.prescient.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.FieldError;
import io.prescient.market.MergePatchReader.Patch;
import io.prescient.market.PriceRecorder.Quote;
import io.prescient.market.UpsertRepository.Upserted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Stores events and markets that clients send. An update from a client always applies, because it has no update time
/// of a source. {@link SourceUpsertService} stores the updates of a source.
@ApplicationScoped
public class MarketUpsertService {
    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Inject
    PriceRecorder prices;

    @Inject
    MergePatchReader patches;

    @Inject
    UpsertRepository upserts;

    /// The numbers of rows that were created and updated.
    @Schema(name = "Upserted")
    public record Stored(int createdCount, int updatedCount) {
        public static final Stored NONE = new Stored(0, 0);
    }

    public Uni<Stored> putEvent(String id, ObjectNode body) {
        return storeEvents(List.of(patches.readOne("event_id", id, body, EventInput.class)));
    }

    public Uni<Stored> postEvents(List<ObjectNode> bodies) {
        return storeEvents(patches.readAll("event_id", bodies, EventInput.class));
    }

    public Uni<Stored> putMarket(String id, ObjectNode body) {
        return storeMarkets(List.of(patches.readOne("market_id", id, body, MarketInput.class)));
    }

    public Uni<Stored> postMarkets(List<ObjectNode> bodies) {
        return storeMarkets(patches.readAll("market_id", bodies, MarketInput.class));
    }

    private Uni<Stored> storeEvents(List<Patch<EventInput>> events) {
        return pool.withTransaction(tx -> upserts.upsertEvents(tx, events, Map.of(), true))
                .map(Upserted::stored);
    }

    private Uni<Stored> storeMarkets(List<Patch<MarketInput>> markets) {
        var quotes = quotes(markets, clock.instant());
        return pool.withTransaction(
                        tx -> upserts.upsertMarkets(tx, markets, Map.of(), true).call(() -> prices.record(tx, quotes)))
                .map(Upserted::stored);
    }

    private static List<Quote> quotes(List<Patch<MarketInput>> patches, Instant now) {
        var quotes = new ArrayList<Quote>();
        for (var patch : patches) {
            var market = patch.value();
            var pair = PricePair.of(market.yesPrice(), market.noPrice());
            boolean clearsYes = pair == null && patch.sent().has("yes_price");
            boolean clearsNo = pair == null && patch.sent().has("no_price");
            if (pair == null && market.lastPriceAt() != null) {
                throw FieldError.problem("last_price_at", "requires yes_price or no_price")
                        .asException();
            }
            if (pair != null || clearsYes || clearsNo) {
                var at = Objects.requireNonNullElse(market.lastPriceAt(), now);
                quotes.add(new Quote(market.marketId(), at, pair, clearsYes, clearsNo));
            }
        }
        return quotes;
    }
}
