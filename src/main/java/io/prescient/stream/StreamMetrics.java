package io.prescient.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.prescient.stream.StreamEnd.Reason;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// Metrics of the streams of this replica: how many are open, and how many this replica ended, by reason.
@ApplicationScoped
class StreamMetrics {
    /// The reason for a client that stops reading. It receives no `end` event.
    static final String WRITE_TIMEOUT = "write_timeout";

    private static final String ENDED = "prescient.streams.ended";

    @Inject
    MeterRegistry metrics;

    /// Registers all metrics at startup, so that reasons without events report 0.
    void register(@Observes StartupEvent started, StreamContext context) {
        for (var kind : Subscription.Kind.values()) {
            var _ = Gauge.builder(
                            "prescient.streams.open",
                            context.subscriptions,
                            open -> open.stream()
                                    .filter(subscription -> subscription.kind == kind)
                                    .count())
                    .description("Open streams of this replica")
                    .tag("kind", kind.name())
                    .strongReference(true)
                    .register(metrics);
        }
        for (var reason : Reason.values()) {
            registerEnded(reason.name());
        }
        registerEnded(WRITE_TIMEOUT);
    }

    /// Counts a stream that this replica ended.
    ///
    /// @param reason the reason of the `end` event, or {@link #WRITE_TIMEOUT}
    void ended(String reason) {
        metrics.get(ENDED).tag("reason", reason).counter().increment();
    }

    private void registerEnded(String reason) {
        var _ = Counter.builder(ENDED)
                .description("Streams that this replica ended, without those that clients closed")
                .tag("reason", reason)
                .register(metrics);
    }
}
