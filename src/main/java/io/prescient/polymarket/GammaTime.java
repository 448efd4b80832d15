package io.prescient.polymarket;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// Parses the time formats of Gamma: `2025-05-25T12:00:00Z`, `2026-03-19 23:20:15.296+00`, and a date, which
/// means its start in UTC.
final class GammaTime {
    private static final Pattern HOURS_ONLY = Pattern.compile("[+-]\\d{2}$");

    private GammaTime() {}

    /// @throws IllegalArgumentException if the text has none of these formats
    static Instant parse(String text) {
        try {
            return instant(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time with its zone, such as 2026-03-19 23:20:15+00, or a date", e);
        }
    }

    private static Instant instant(String text) {
        boolean isDay = text.length() == 10;
        if (isDay) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.replaceFirst(" ", "T");
        return OffsetDateTime.parse(HOURS_ONLY.matcher(iso).find() ? iso + ":00" : iso)
                .toInstant();
    }
}
