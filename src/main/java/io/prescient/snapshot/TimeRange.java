package io.prescient.snapshot;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A range of whole intervals: `from` is the start of the first one, `until` the end of the last one.
record TimeRange(CandleInterval interval, Instant from, Instant until) {
    static final int LONGEST = 5_000;
    private static final int DEFAULT_INTERVALS = 500;

    /// Returns the intervals that overlap the requested time, up to and including the current interval. Later intervals
    /// would only be gaps.
    ///
    /// @param from inclusive; by default, 500 intervals before the end
    /// @param until exclusive; by default, now
    /// @throws ProblemException if `from` is after `until`, or more than 5,000 intervals before it
    static TimeRange of(CandleInterval interval, @Nullable Instant from, @Nullable Instant until, Instant now) {
        require(interval, from, Objects.requireNonNullElse(until, now));
        Instant currentEnd = interval.after(interval.startOf(now), 1);
        Instant end = until == null || until.isAfter(currentEnd) ? currentEnd : interval.endOf(until);
        Instant start = from == null ? interval.after(end, -DEFAULT_INTERVALS) : interval.startOf(from);
        return new TimeRange(interval, start, start.isAfter(end) ? start : end);
    }

    private static void require(CandleInterval interval, @Nullable Instant from, Instant until) {
        if (from == null) {
            return;
        }
        if (from.isAfter(until)) {
            throw invalidRange("from " + from + " is after until " + until);
        }
        if (until.isAfter(interval.after(from, LONGEST))) {
            throw invalidRange("from and until are more than %d intervals of %s apart".formatted(LONGEST, interval));
        }
    }

    private static ProblemException invalidRange(String detail) {
        return Problem.of(ProblemCode.invalid_parameter, detail)
                .with("parameter", "from")
                .asException();
    }
}
