package io.prescient.performance;

import io.prescient.http.Times;
import io.prescient.snapshot.CandleInterval;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The instants of an equity curve: the beginning, each round UTC time between, the end.
record SampleGrid(CandleInterval interval, Instant from, Instant until) {
    static final int MOST = 5_000;

    /// @throws io.prescient.http.ProblemException if they would be more than 5,000
    SampleGrid {
        if (points(interval, from, until) > MOST) {
            throw ReportingPeriod.refusal(
                    "from %s until %s are more than %d points of %s; ask for less time or longer intervals"
                            .formatted(from, until, MOST, interval));
        }
    }

    /// The whole asked time, or, where no beginning was asked for, as much of its end as there is room for.
    static SampleGrid of(CandleInterval interval, ReportingPeriod asked, ReportingPeriod.Within within) {
        var latest = interval.after(interval.startOf(within.until()), 2L - MOST);
        var from = asked.from == null && within.from().isBefore(latest) ? latest : within.from();
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

    /// How many beginnings of intervals lie within, both ends included.
    private static long count(CandleInterval interval, Instant from, Instant until) {
        var first = interval.endOf(from);
        var last = interval.startOf(until);
        return first.isAfter(last) ? 0 : interval.count(first, last) + 1;
    }
}
