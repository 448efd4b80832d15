package io.prescient.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.money.Price;
import io.prescient.snapshot.Candles.Gap;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CandlesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:34:56Z");

    @Test
    void defaultsToLast500IntervalsUntilCurrentOne() {
        assertEquals(
                new TimeRange(CandleInterval.h1, at("2026-04-10T17:00:00Z"), at("2026-05-01T13:00:00Z")),
                TimeRange.of(CandleInterval.h1, null, null, NOW));
        assertEquals(500, CandleInterval.h1.count(at("2026-04-10T17:00:00Z"), at("2026-05-01T13:00:00Z")));
    }

    @Test
    void widensBoundsToWholeIntervals() {
        assertEquals(
                new TimeRange(CandleInterval.m15, at("2026-05-01T10:00:00Z"), at("2026-05-01T10:30:00Z")),
                TimeRange.of(
                        CandleInterval.m15, at("2026-05-01T10:14:59.999999Z"), at("2026-05-01T10:15:00.000001Z"), NOW));
    }

    @Test
    void keepsWholeBoundsWithExclusiveEnd() {
        assertEquals(
                new TimeRange(CandleInterval.m15, at("2026-05-01T10:15:00Z"), at("2026-05-01T10:30:00Z")),
                TimeRange.of(CandleInterval.m15, at("2026-05-01T10:15:00Z"), at("2026-05-01T10:30:00Z"), NOW));
    }

    @Test
    void reportsNoGapInTheFuture() {
        assertEquals(
                at("2026-05-02T00:00:00Z"),
                TimeRange.of(CandleInterval.d1, at("2026-04-30T00:00:00Z"), at("2026-06-01T00:00:00Z"), NOW)
                        .until());
        var future = TimeRange.of(CandleInterval.d1, at("2026-05-03T00:00:00Z"), at("2026-06-01T00:00:00Z"), NOW);
        assertEquals(List.of(), Candles.of("m", future, List.of()).gaps());
    }

    @Test
    void rejectsMoreThan5000Intervals() {
        var from = at("2026-01-01T00:00:30Z");
        var until = from.plusSeconds(5_000 * 60);
        assertEquals(
                CandleInterval.m1.startOf(from),
                TimeRange.of(CandleInterval.m1, from, until, NOW).from());
        assertEquals(
                from.minusSeconds(30),
                TimeRange.of(CandleInterval.m1, from, until.minusNanos(1000), NOW)
                        .from());
        var rejection = assertThrows(
                ProblemException.class, () -> TimeRange.of(CandleInterval.m1, from, until.plusNanos(1000), NOW));
        assertEquals(ProblemCode.invalid_parameter, rejection.problem().code());
    }

    @Test
    void rejectsEndBeforeStart() {
        assertThrows(ProblemException.class, () -> TimeRange.of(CandleInterval.m1, NOW.plusNanos(1000), NOW, NOW));
        assertThrows(ProblemException.class, () -> TimeRange.of(CandleInterval.m1, NOW.plusSeconds(1), null, NOW));
    }

    @Test
    void alignsIntervalsBeforeTheEpoch() {
        assertEquals(at("1969-12-31T18:00:00Z"), CandleInterval.h6.startOf(at("1969-12-31T23:59:59Z")));
        assertEquals(at("1970-01-01T00:00:00Z"), CandleInterval.h6.endOf(at("1969-12-31T23:59:59Z")));
        assertEquals(at("2026-05-01T12:00:00Z"), CandleInterval.h12.startOf(NOW));
    }

    @Test
    void listsGapsBeforeBetweenAndAfterCandles() {
        var range = new TimeRange(CandleInterval.h1, at("2026-05-01T00:00:00Z"), at("2026-05-01T10:00:00Z"));
        var candles = Stream.of("02", "03", "07").map(hour -> candle("2026-05-01T" + hour + ":00:00Z"));
        assertEquals(
                List.of(
                        new Gap(at("2026-05-01T00:00:00Z"), at("2026-05-01T02:00:00Z"), 2),
                        new Gap(at("2026-05-01T04:00:00Z"), at("2026-05-01T07:00:00Z"), 3),
                        new Gap(at("2026-05-01T08:00:00Z"), at("2026-05-01T10:00:00Z"), 2)),
                Candles.of("m", range, candles.toList()).gaps());
    }

    @Test
    void candlesAndGapsCoverEveryInterval() {
        var random = new Random(7);
        var intervals = List.of(CandleInterval.values());
        for (int i = 0; i < 200; i++) {
            var interval = intervals.get(random.nextInt(intervals.size()));
            var from = interval.startOf(NOW);
            int length = random.nextInt(30);
            var range = new TimeRange(interval, from, interval.after(from, length));
            var candles = random.ints(random.nextInt(20), 0, Math.max(1, length))
                    .filter(_ -> length > 0)
                    .distinct()
                    .sorted()
                    .mapToObj(n -> candle(interval.after(from, n).toString()))
                    .toList();
            var gaps = Candles.of("m", range, candles).gaps();
            assertEquals(
                    length,
                    candles.size() + gaps.stream().mapToLong(Gap::intervalCount).sum());
            assertTrue(gaps.stream().allMatch(gap -> gap.from().isBefore(gap.until())));
        }
    }

    @Test
    void namesIntervalsAsInTheApi() {
        assertEquals("[1m, 5m, 15m, 30m, 1h, 4h, 6h, 12h, 1d]", Arrays.toString(CandleInterval.values()));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static Candle candle(String start) {
        return new Candle(at(start), Price.ZERO, Price.ONE, Price.ZERO, Price.ONE, 2);
    }
}
