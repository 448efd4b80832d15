package io.prescient.probe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The time of a run, by a clock that never goes back.
final class Watch {
    /// For what was begun: as long as a replica may need to come back.
    private static final long GRACE_SECONDS = 60;

    private final long origin = System.nanoTime();
    private volatile long begun;
    private volatile long ends;

    /// So long from now on something new may be begun.
    void begin(int seconds) {
        begun = now();
        ends = begun + TimeUnit.SECONDS.toNanos(seconds);
    }

    /// Nanoseconds since the beginning.
    long now() {
        return System.nanoTime() - origin;
    }

    /// Whether anything new may be begun.
    boolean isRunning() {
        return now() < ends;
    }

    /// Whether what was begun may still come to its end.
    boolean isPatient() {
        return now() < ends + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
    }

    /// Sleeps until a share of the run is over.
    void sleepUntil(int percent) {
        sleep(Duration.ofNanos(Math.max(0, begun + (ends - begun) / 100 * percent - now())));
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new Unclear("The check was interrupted", e);
        }
    }
}
