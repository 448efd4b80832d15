package io.prescient.http;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/// Produces the clock and the ticker of the service.
@ApplicationScoped
class ClockProducer {
    /// UTC, truncated to microseconds, the precision of PostgreSQL.
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
