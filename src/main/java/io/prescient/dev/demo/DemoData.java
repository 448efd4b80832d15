package io.prescient.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.market.MarketUpsertService;
import io.prescient.money.Price;
import io.prescient.portfolio.PortfolioService;
import io.prescient.trade.NewTrade;
import io.prescient.trade.TradeService;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Fills an empty database in dev mode, through the services of the API. Not part of a production build.
@ApplicationScoped
@IfBuildProfile("dev")
class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    MarketUpsertService markets;

    @Inject
    PortfolioService portfolios;

    @Inject
    TradeService trades;

    /// False when the program runs as a command; the database then stays unchanged.
    @ConfigProperty(name = "quarkus.hibernate-orm.active", defaultValue = "true")
    boolean hibernateActive;

    /// Blocks the start, so that the first request finds the data.
    void atStart(@Observes StartupEvent start) throws Throwable {
        if (hibernateActive) {
            VertxContextSupport.subscribeAndAwait(this::fillIfEmpty);
        }
    }

    private Uni<Void> fillIfEmpty() {
        return pool.query("SELECT EXISTS (SELECT FROM portfolios) OR EXISTS (SELECT FROM markets) AS used")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("used"))
                .chain(used -> used ? Uni.createFrom().voidItem() : fill(read()));
    }

    private Uni<Void> fill(JsonNode demo) {
        return markets.postEvents(bodies(demo.get("events")))
                .chain(() -> markets.postMarkets(bodies(demo.get("markets"))))
                .chain(() -> prices(demo.get("yes_prices")))
                .chain(() -> portfolios.open((ObjectNode) demo.get("portfolio")))
                .call(id -> trades.placeAll(id, null, trades(demo.get("trades")), true))
                .invoke(id -> LOG.infof("Demo portfolio created: /v1/portfolios/%d", id))
                .replaceWithVoid();
    }

    /// Posts hourly yes prices up to the current time, one list per market.
    private Uni<Void> prices(JsonNode paths) {
        int hours = paths.iterator().next().size();
        return Multi.createFrom()
                .range(0, hours)
                .onItem()
                .transformToUniAndConcatenate(hour -> markets.postMarkets(
                        prices(paths, hour, clock.instant().minusSeconds(3600L * (hours - 1 - hour)))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private List<ObjectNode> prices(JsonNode paths, int hour, Instant at) {
        var bodies = new ArrayList<ObjectNode>();
        paths.properties().forEach(path -> {
            var yes = path.getValue().get(hour).decimalValue();
            bodies.add(json.createObjectNode()
                    .put("market_id", path.getKey())
                    .put("yes_price", yes)
                    .put("no_price", Price.of(yes).complement().dollars())
                    .put("last_price_at", at.toString()));
        });
        return bodies;
    }

    private List<NewTrade> trades(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(trade -> json.convertValue(trade, NewTrade.class))
                .toList();
    }

    private static List<ObjectNode> bodies(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private JsonNode read() {
        try (var file = DemoData.class.getResourceAsStream("/demo.json")) {
            return json.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
