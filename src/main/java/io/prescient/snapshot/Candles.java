package io.prescient.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The candles of a market. Every interval of the range is either a candle or part of a gap.
public record Candles(
        String marketId,

        @Schema(implementation = String.class, examples = "1h")
        CandleInterval interval,

        @Schema(description = "Start of the first interval, inclusive")
        Instant from,

        @Schema(description = "End of the last interval, exclusive; at most the end of the current interval")
        Instant until,

        @Schema(description = "Oldest first. An interval without an observation has no candle")
        List<Candle> items,

        @Schema(description = "Always null: the response contains the whole range", nullable = true) @Nullable
        String next,

        @Schema(description = "Ranges without an observation, oldest first")
        List<Gap> gaps) {

    /// Consecutive intervals without an observation.
    ///
    /// @param from start of the first interval, inclusive
    /// @param until end of the last interval, exclusive
    /// @param intervalCount number of intervals
    public record Gap(Instant from, Instant until, long intervalCount) {}

    /// Combines the candles of a range with its gaps.
    ///
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
