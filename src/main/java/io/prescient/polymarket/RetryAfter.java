package io.prescient.polymarket;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Parses the header `Retry-After` (RFC 9110, 10.2.3), which neither the REST client nor SmallRye Fault
/// Tolerance reads.
final class RetryAfter {
    private RetryAfter() {}

    /// The time to wait. It is zero if the header is absent, in the past, or neither a number of seconds nor a
    /// date.
    static Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return Duration.ZERO;
        }
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            var at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(now, at.toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }
}
