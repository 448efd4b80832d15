package io.prescient.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A market's candles; every interval of the range is either a candle or in a gap.
public record Candles(
        String marketId,

        @Schema(implementation = String.class, examples = "1h")
        CandleInterval interval,

        @Schema(description = "Beginning of the first interval")
        Instant from,

        @Schema(description = "End of the last interval, at the latest of the present one")
        Instant until,

        @Schema(description = "Oldest first; an interval without an observation has none")
        List<Candle> items,

        @Schema(description = "Always null: the whole range is in one answer", nullable = true)
        String next,

        @Schema(description = "Where nothing was observed, oldest first")
        List<Gap> gaps) {

    /// Intervals without an observation.
    ///
    /// @param from the beginning of the first one
    /// @param until the end of the last one
    /// @param intervalCount how many they are
    public record Gap(Instant from, Instant until, long intervalCount) {}

    /// @param candles oldest first, all within the range
    static Candles of(String marketId, TimeRange range, List<Candle> candles) {
        var interval = range.interval();
        var gaps = new ArrayList<Gap>();
        Instant reached = range.from();
        for (var candle : candles) {
            addGap(gaps, interval, reached, candle.from());
            reached = interval.after(candle.from(), 1);
        }
        addGap(gaps, interval, reached, range.until());
        return new Candles(marketId, interval, range.from(), range.until(), candles, null, gaps);
    }

    private static void addGap(List<Gap> gaps, CandleInterval interval, Instant from, Instant until) {
        if (from.isBefore(until)) {
            gaps.add(new Gap(from, until, interval.count(from, until)));
        }
    }
}
