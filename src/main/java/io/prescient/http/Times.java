package io.prescient.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Parses instants (ISO-8601 with a time zone) and converts them for the PostgreSQL client.
public final class Times {
    /// The tolerated clock skew between replicas and clients.
    public static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(10);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Times() {}

    /// Parses an instant from 1900 (inclusive) to 2200 (exclusive).
    ///
    /// @throws IllegalArgumentException if the text is not an instant, has no time zone or is out of range
    public static Instant parse(String text) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an instant with a time zone, such as 2026-01-03T16:40:14Z", e);
        }
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            throw new IllegalArgumentException("must be between the years 1900 and 2200");
        }
        return instant;
    }
}
