package io.prescient.history;

import io.prescient.snapshot.Interval;
import io.prescient.web.Times;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The instants of an equity curve: the beginning, each round UTC time between, the end.
record Grid(Interval interval, Instant from, Instant until) {
    static final int MOST = 5_000;

    /// @throws io.prescient.web.ProblemException if they would be more than 5,000
    Grid {
        if (points(interval, from, until) > MOST) {
            throw Period.refusal("from %s until %s are more than %d points of %s; ask for less time or longer intervals"
                    .formatted(from, until, MOST, interval));
        }
    }

    /// The whole asked time, or, where no beginning was asked for, as much of its end as there is room for.
    static Grid of(Interval interval, Period asked, Period.Within within) {
        var latest = interval.after(interval.startOf(within.until()), 2L - MOST);
        var from = asked.from == null && within.from().isBefore(latest) ? latest : within.from();
        return new Grid(interval, from, within.until());
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

    private static long points(Interval interval, Instant from, Instant until) {
        return count(interval, from, until) + (isRound(interval, from) ? 0 : 1) + (isRound(interval, until) ? 0 : 1);
    }

    private static boolean isRound(Interval interval, Instant at) {
        return interval.startOf(at).equals(at);
    }

    /// How many beginnings of intervals lie within, both ends included.
    private static long count(Interval interval, Instant from, Instant until) {
        var first = interval.endOf(from);
        var last = interval.startOf(until);
        return first.isAfter(last) ? 0 : interval.count(first, last) + 1;
    }
}
