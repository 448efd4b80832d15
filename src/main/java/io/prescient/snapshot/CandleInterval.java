package io.prescient.snapshot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The length of a candle. Intervals are aligned to 1970-01-01T00:00:00Z, so a `1h` interval starts at a full hour
/// (UTC) and a `1d` interval at midnight UTC.
@Schema(
        implementation = String.class,
        enumeration = {"1m", "5m", "15m", "30m", "1h", "4h", "6h", "12h", "1d"})
public enum CandleInterval {
    m1("1m", Duration.ofMinutes(1)),
    m5("5m", Duration.ofMinutes(5)),
    m15("15m", Duration.ofMinutes(15)),
    m30("30m", Duration.ofMinutes(30)),
    h1("1h", Duration.ofHours(1)),
    h4("4h", Duration.ofHours(4)),
    h6("6h", Duration.ofHours(6)),
    h12("12h", Duration.ofHours(12)),
    d1("1d", Duration.ofDays(1));

    final long seconds;
    private final String name;

    CandleInterval(String name, Duration length) {
        this.name = name;
        this.seconds = length.toSeconds();
    }

    /// Returns the start of the interval that contains the instant.
    public Instant startOf(Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), seconds) * seconds);
    }

    /// Returns the earliest start of an interval that is not before the instant.
    public Instant endOf(Instant instant) {
        Instant start = startOf(instant);
        return start.equals(instant) ? start : after(start, 1);
    }

    /// Returns the instant `count` intervals later, or earlier if `count` is negative.
    public Instant after(Instant instant, long count) {
        return instant.plusSeconds(count * seconds);
    }

    /// Returns the number of intervals between two starts of intervals.
    public long count(Instant from, Instant until) {
        return (until.getEpochSecond() - from.getEpochSecond()) / seconds;
    }

    /// Returns the name in JSON. The constants differ because an identifier cannot start with a digit.
    @JsonValue
    @Override
    public String toString() {
        return name;
    }
}
