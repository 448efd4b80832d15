package io.prescient.tool.verifier;

import java.time.Duration;

/// The time of a run, by a clock that never goes back.
final class Deadline {
    private final long origin = System.nanoTime();
    private volatile long begun;
    private volatile long ends;
    private volatile long patient;

    /// So long from now on something new may be begun, and what was begun may come to its end so much later.
    void begin(Duration time, Duration grace) {
        begun = now();
        ends = begun + time.toNanos();
        patient = ends + grace.toNanos();
    }

    /// So long from now on there is patience again.
    void allow(Duration time) {
        patient = now() + time.toNanos();
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
        return now() < patient;
    }

    /// What is left of the patience, but never less than that.
    Duration left(Duration least) {
        return Duration.ofNanos(Math.max(least.toNanos(), patient - now()));
    }

    /// Sleeps until a share of the run is over.
    void sleepUntil(int percent) {
        sleep(Duration.ofNanos(Math.max(0, begun + (ends - begun) / 100 * percent - now())));
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new InconclusiveException("The check was interrupted", e);
        }
    }
}
