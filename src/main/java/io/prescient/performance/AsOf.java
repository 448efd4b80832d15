package io.prescient.performance;

import io.prescient.http.Times;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// As of when something is asked: an instant, or the seq of a journal entry. One of the two is null.
@Schema(implementation = String.class, examples = "2026-01-03T16:40:14Z")
@RegisterForReflection
public record AsOf(Instant instant, Long seq) {
    /// Reads a query parameter.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static AsOf fromString(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return new AsOf(null, Long.valueOf(text));
        }
        try {
            return new AsOf(Times.parse(text).truncatedTo(ChronoUnit.MICROS), null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no seq of an entry, so it " + e.getMessage(), e);
        }
    }
}
