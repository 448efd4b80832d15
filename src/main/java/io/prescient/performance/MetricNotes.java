package io.prescient.performance;

import java.util.LinkedHashMap;
import java.util.Map;

/// Why figures are null, by their names on the wire.
final class MetricNotes {
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /// Keeps the reason if there is no figure.
    MetricNotes where(String name, Object figure, String reason) {
        if (figure == null) {
            reasons.put(name, reason);
        }
        return this;
    }

    Map<String, String> reasons() {
        return reasons;
    }
}
