package io.prescient.polymarket;

import io.prescient.http.FieldError;
import io.prescient.market.SourceUpdate;
import java.time.Instant;
import java.util.List;

/// An event or a market of Gamma, mapped to the terms of this service. Only its id is essential.
sealed interface GammaItem permits GammaEvent, GammaMarket {
    SourceUpdate update();

    String id();

    /// The fields of the source that are not imported, with the reason. Their stored values are kept.
    List<FieldError> skippedFields();

    /// Whether the source changed this item later than the other one. An unknown time is the oldest.
    default boolean isNewerThan(GammaItem other) {
        var time = update().updatedAt();
        Instant otherTime = other.update().updatedAt();
        return time != null && (otherTime == null || time.isAfter(otherTime));
    }
}
