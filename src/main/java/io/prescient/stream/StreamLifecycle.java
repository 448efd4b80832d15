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
class StreamLifecycle {
    private final List<Long> timers = new ArrayList<>();

    @Inject
    PortfolioChangePoller portfolios;

    @Inject
    PriceChangePoller prices;

    @Inject
    StreamContext means;

    void begin(@Observes StartupEvent event, Vertx vertx) {
        vertx.eventBus().send(PortfolioChangePoller.WATCH, "");
        vertx.eventBus().send(PriceChangePoller.WATCH, "");
        timers.add(vertx.setPeriodic(ChangePoller.PULSE.toMillis(), _ -> each(ChangePoller::beat)));
        timers.add(vertx.setPeriodic(Subscription.STIR.toMillis(), _ -> means.tellers.forEach(Subscription::stir)));
    }

    /// When all streams have ended.
    void end(@Observes ShutdownEvent event, Vertx vertx) {
        timers.forEach(vertx::cancelTimer);
    }

    /// A request has changed something.
    void changed() {
        each(ChangePoller::changed);
    }

    private void each(Consumer<ChangePoller<?, ?>> what) {
        List.of(portfolios, prices).forEach(what);
    }

    /// Line by line; the first one is there at once, because the answer's head goes with it.
    Multi<StreamEvent> lines(Subscription teller) {
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(StreamEvent.HEARTBEAT), teller.events());
    }

    /// As server-sent events; the first one tells how soon to reconnect.
    Multi<OutboundSseEvent> sse(Sse sse, Subscription teller) {
        var first = sse.newEventBuilder()
                .comment("stream")
                .reconnectDelay(means.settings.reconnectDelay().toMillis())
                .build();
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first), teller.events().map(event -> event.sse(sse)));
    }
}
