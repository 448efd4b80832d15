package io.prescient.performance;

import io.prescient.http.Times;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The point in time of a request: either an instant or the seq of a journal entry.
@Schema(implementation = String.class, examples = "2026-01-03T16:40:14Z")
@RegisterForReflection
public record AsOf(@Nullable Instant instant, @Nullable Long seq) {
    /// Parses a query parameter: up to 18 digits are a seq, anything else is an instant. An instant is truncated
    /// to microseconds.
    ///
    /// @throws IllegalArgumentException if the text is neither
    public static AsOf fromString(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return new AsOf(null, Long.valueOf(text));
        }
        try {
            return new AsOf(Times.parse(text).truncatedTo(ChronoUnit.MICROS), null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not the seq of an entry, so it " + e.getMessage(), e);
        }
    }
}
