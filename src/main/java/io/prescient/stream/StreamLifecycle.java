package io.prescient.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Starts the pollers, and the timer that lets silent streams send heartbeats or end when the service stops.
@ApplicationScoped
class StreamLifecycle {
    private final List<Long> timers = new ArrayList<>();

    @Inject
    PortfolioChangePoller portfolios;

    @Inject
    PriceChangePoller prices;

    @Inject
    StreamContext context;

    void begin(@Observes StartupEvent event, Vertx vertx) {
        vertx.eventBus().send(PortfolioChangePoller.WATCH, "");
        vertx.eventBus().send(PriceChangePoller.WATCH, "");
        timers.add(vertx.setPeriodic(ChangePoller.CHECK_INTERVAL.toMillis(), _ -> forEachPoller(ChangePoller::wake)));
        timers.add(vertx.setPeriodic(
                Subscription.TICK.toMillis(), _ -> context.subscriptions.forEach(Subscription::tick)));
    }

    /// Stops the timers. All streams have ended by then.
    void end(@Observes ShutdownEvent event, Vertx vertx) {
        timers.forEach(vertx::cancelTimer);
    }

    /// Polls soon, because a request has committed a change.
    void changed() {
        forEachPoller(ChangePoller::changed);
    }

    private void forEachPoller(Consumer<ChangePoller<?, ?>> action) {
        List.of(portfolios, prices).forEach(action);
    }
}
