package io.prescient;

import io.prescient.http.Ticker;
import io.quarkus.test.Mock;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The ticker of the service in all tests. It runs with the system timer and can be advanced; it never moves back.
@Mock
@ApplicationScoped
public class TestTicker implements Ticker {
    private final AtomicLong ahead = new AtomicLong();
    private final ScheduledThreadPoolExecutor timers = new Timers();

    public void advance(Duration duration) {
        ahead.addAndGet(duration.toNanos());
    }

    @Override
    public long nanos() {
        return System.nanoTime() + ahead.get();
    }

    @Override
    public ScheduledExecutorService timers() {
        return timers;
    }

    @PreDestroy
    void stop() {
        timers.shutdownNow();
    }

    private final class Timers extends ScheduledThreadPoolExecutor {
        private static final long POLL_MILLIS = 10;

        Timers() {
            super(1);
            setRemoveOnCancelPolicy(true);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            long due = nanos() + unit.toNanos(delay);
            Runnable poll = () -> {
                if (nanos() - due >= 0) {
                    command.run();
                    throw new CancellationException("one-shot task");
                }
            };
            return scheduleWithFixedDelay(poll, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
