package io.prescient.performance;

import io.prescient.http.Times;
import io.prescient.snapshot.CandleInterval;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The instants of an equity curve: the start, each UTC multiple of the interval in between, and the end.
record SampleGrid(CandleInterval interval, Instant from, Instant until) {
    static final int MOST = 5_000;

    /// Checks the number of points.
    ///
    /// @throws io.prescient.http.ProblemException if there are more than 5,000
    SampleGrid {
        if (points(interval, from, until) > MOST) {
            throw ReportingPeriod.invalidPeriod(
                    "from %s until %s has more than %d points of %s; request a shorter period or a longer interval"
                            .formatted(from, until, MOST, interval));
        }
    }

    /// Covers the whole requested period. Without a requested start, it covers the last {@link #MOST} points.
    static SampleGrid of(CandleInterval interval, ReportingPeriod period, ReportingPeriod.Within within) {
        var latest = interval.after(interval.startOf(within.until()), 2L - MOST);
        var from = period.from == null && within.from().isBefore(latest) ? latest : within.from();
        return new SampleGrid(interval, from, within.until());
    }

    OffsetDateTime[] instants() {
        var first = interval.endOf(from);
        var round = LongStream.range(0, count(interval, from, until)).mapToObj(i -> interval.after(first, i));
        return Stream.of(Stream.of(from), round, Stream.of(until))
                .flatMap(part -> part)
                .distinct()
                .map(Times::utc)
                .toArray(OffsetDateTime[]::new);
    }

    private static long points(CandleInterval interval, Instant from, Instant until) {
        return count(interval, from, until) + (isRound(interval, from) ? 0 : 1) + (isRound(interval, until) ? 0 : 1);
    }

    private static boolean isRound(CandleInterval interval, Instant at) {
        return interval.startOf(at).equals(at);
    }

    /// The number of interval starts within the period, both ends included.
    private static long count(CandleInterval interval, Instant from, Instant until) {
        var first = interval.endOf(from);
        var last = interval.startOf(until);
        return first.isAfter(last) ? 0 : interval.count(first, last) + 1;
    }
}
