package io.prescient.http;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/// The service's clock and ticker.
@ApplicationScoped
class ClockProducer {
    /// UTC, in microseconds, which is what PostgreSQL keeps.
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Produces
    @ApplicationScoped
    Ticker ticker() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public ScheduledExecutorService timers() {
                return Infrastructure.getDefaultWorkerPool();
            }
        };
    }
}
