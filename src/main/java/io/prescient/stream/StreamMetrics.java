package io.prescient.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.prescient.stream.StreamEnd.Reason;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/// Tells how many streams are open here, and how many were ended by this replica and why.
@ApplicationScoped
class StreamMetrics {
    /// Of a client who got no last word, because he does not read.
    static final String WRITE_TIMEOUT = "write_timeout";

    @Inject
    MeterRegistry metrics;

    /// All of them at the beginning, so that what has not happened yet is told as 0.
    void register(@Observes StartupEvent started, StreamContext means) {
        for (var kind : Subscription.Kind.values()) {
            var _ = Gauge.builder(
                            "prescient.streams.open",
                            means.tellers,
                            tellers -> tellers.stream()
                                    .filter(teller -> teller.kind == kind)
                                    .count())
                    .description("Streams that are open at this replica")
                    .tag("kind", kind.name())
                    .strongReference(true)
                    .register(metrics);
        }
        for (var reason : Reason.values()) {
            var _ = counter(reason.name());
        }
        var _ = counter(WRITE_TIMEOUT);
    }

    /// @param reason that of the cut, or {@link #WRITE_TIMEOUT}
    void ended(String reason) {
        counter(reason).increment();
    }

    private Counter counter(String reason) {
        return Counter.builder("prescient.streams.ended")
                .description("Streams that this replica ended; those that their clients left are not counted")
                .tag("reason", reason)
                .register(metrics);
    }
}
