package io.prescient.http;

import java.util.concurrent.ScheduledExecutorService;

/// Measures how long something takes. Tests replace it by one that they can advance, so that no test waits.
public interface Ticker {
    /// Nanoseconds since a fixed but arbitrary moment.
    long nanos();

    /// Runs what has to happen after a duration.
    ScheduledExecutorService timers();
}
