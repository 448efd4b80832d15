package io.prescient.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Logs a warning that may repeat for each request of an outage, at most once per ten seconds.
final class RepeatedWarning {
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();

    private final Logger log;
    private final LongSupplier nanoTime;
    private final AtomicLong next;
    private final AtomicLong omitted = new AtomicLong();

    RepeatedWarning(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        next = new AtomicLong(nanoTime.getAsLong());
    }

    void log(String message) {
        long due = next.get();
        long now = nanoTime.getAsLong();
        if (now - due >= 0 && next.compareAndSet(due, now + INTERVAL)) {
            log.warn(message + " omitted_count=" + omitted.getAndSet(0));
        } else {
            omitted.incrementAndGet();
        }
    }
}
