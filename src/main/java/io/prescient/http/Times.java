package io.prescient.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Instants as they are read, ISO-8601 with a zone, so that no one has to guess which clock was meant; and as the
/// driver wants them.
public final class Times {
    /// How far the clocks of others may be ahead.
    public static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(10);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Times() {}

    /// An instant between the years 1900 and 2200.
    ///
    /// @throws IllegalArgumentException if it is no instant, has no zone or lies outside
    public static Instant parse(String text) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an instant with its zone, such as 2026-01-03T16:40:14Z", e);
        }
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new IllegalArgumentException("must lie between the years 1900 and 2200");
        }
        return instant;
    }

    /// As the driver wants it; a null stays null.
    public static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
