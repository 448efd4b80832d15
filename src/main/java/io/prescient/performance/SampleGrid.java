package io.prescient.performance;

import io.prescient.persistence.Columns;
import io.prescient.snapshot.CandleInterval;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The instants of an equity curve: the start, each UTC multiple of the interval before the end, and the end if that is
/// now.
record SampleGrid(CandleInterval interval, Instant from, Instant until, boolean untilNow) {
    static final int MOST = 5_000;

    /// Checks the number of points.
    ///
    /// @throws io.prescient.http.ProblemException if there are more than 5,000
    SampleGrid {
        if (points(interval, from, until) + (untilNow ? 1 : 0) > MOST) {
            throw ReportingPeriod.invalidPeriod(
                    "from %s until %s has more than %d points of %s; request a shorter period or a longer interval"
                            .formatted(from, until, MOST, interval));
        }
    }

    /// Covers the whole requested period. Without a requested start, it covers the last {@link #MOST} points.
    static SampleGrid of(CandleInterval interval, ReportingPeriod period, ReportingPeriod.Within within) {
        var latest = interval.after(interval.startOf(within.until()), 2L - MOST);
        var from = period.from == null && within.from().isBefore(latest) ? latest : within.from();
        return new SampleGrid(interval, from, within.until(), within.untilNow());
    }

    /// The instants before the end.
    OffsetDateTime[] instants() {
        var first = interval.endOf(from);
        var round = LongStream.range(0, count(interval, from, until)).mapToObj(i -> interval.after(first, i));
        var start = from.isBefore(until) ? Stream.of(from) : Stream.<Instant>empty();
        return Stream.concat(start, round).distinct().map(Columns::utc).toArray(OffsetDateTime[]::new);
    }

    private static long points(CandleInterval interval, Instant from, Instant until) {
        return count(interval, from, until) + (isRound(interval, from) ? 0 : 1);
    }

    private static boolean isRound(CandleInterval interval, Instant at) {
        return interval.startOf(at).equals(at);
    }

    /// The number of interval starts within the period.
    private static long count(CandleInterval interval, Instant from, Instant until) {
        var first = interval.endOf(from);
        return Math.max(0, interval.count(first, interval.endOf(until)));
    }
}
