package io.prescient.http;

import java.util.concurrent.ScheduledExecutorService;

/// Measures durations and runs timers. Tests replace it with one that they advance, so that no test waits.
public interface Ticker {
    /// Nanoseconds since an arbitrary but fixed origin.
    long nanos();

    /// The executor of delayed tasks.
    ScheduledExecutorService timers();
}
