package io.prescient.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Sets the feeds going, and the pulse by which silent streams say that they are alive or that the service stops.
@ApplicationScoped
class Streams {
    private static final long STIR_MILLIS = 1000;

    private final List<Long> timers = new ArrayList<>();

    @Inject
    PortfolioFeed portfolios;

    @Inject
    PriceFeed prices;

    @Inject
    Means means;

    void begin(@Observes StartupEvent event, Vertx vertx) {
        vertx.eventBus().send(PortfolioFeed.WATCH, "");
        vertx.eventBus().send(PriceFeed.WATCH, "");
        timers.add(vertx.setPeriodic(Feed.PULSE.toMillis(), _ -> each(Feed::beat)));
        timers.add(vertx.setPeriodic(STIR_MILLIS, _ -> each(Feed::stir)));
    }

    /// When all streams have ended.
    void end(@Observes ShutdownEvent event, Vertx vertx) {
        timers.forEach(vertx::cancelTimer);
    }

    /// A request has changed something.
    void changed() {
        each(Feed::changed);
    }

    private void each(Consumer<Feed<?, ?>> what) {
        List.of(portfolios, prices).forEach(what);
    }

    /// As server-sent events; the first one tells how soon to reconnect.
    Multi<OutboundSseEvent> sse(Sse sse, Multi<StreamEvent> events) {
        var first = sse.newEventBuilder()
                .comment("stream")
                .reconnectDelay(means.settings.retry().toMillis())
                .build();
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first), events.map(event -> event.sse(sse)));
    }
}
