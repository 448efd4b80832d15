package io.prescient.tool.verifier;

import java.time.Duration;

/// Until when a check sends new requests and until when it waits for results, by a monotonic clock.
final class Deadline {
    private final long origin = System.nanoTime();
    private volatile long start;
    private volatile long end;
    private volatile long expiry;

    /// New requests are sent for a duration from now on; their results are awaited for a grace period after it.
    void start(Duration duration, Duration grace) {
        start = now();
        end = start + duration.toNanos();
        expiry = end + grace.toNanos();
    }

    /// Results are awaited for this long from now on.
    void extend(Duration duration) {
        expiry = now() + duration.toNanos();
    }

    /// Nanoseconds since the check started.
    long now() {
        return System.nanoTime() - origin;
    }

    /// Whether new requests may be sent.
    boolean isRunning() {
        return now() < end;
    }

    /// Whether results are no longer awaited.
    boolean isExpired() {
        return now() >= expiry;
    }

    /// The time until results are no longer awaited, but at least this minimum.
    Duration remaining(Duration minimum) {
        return Duration.ofNanos(Math.max(minimum.toNanos(), expiry - now()));
    }

    /// Sleeps until this share of the time for new requests has passed.
    void sleepUntil(int percent) {
        sleep(Duration.ofNanos(Math.max(0, start + (end - start) / 100 * percent - now())));
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new InconclusiveException("the check was interrupted", e);
        }
    }
}
