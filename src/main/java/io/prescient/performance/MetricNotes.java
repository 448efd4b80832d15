package io.prescient.performance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The reasons why metrics are null, by their JSON names.
final class MetricNotes {
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /// Adds the reason if the metric is null.
    MetricNotes where(String name, @Nullable Object metric, String reason) {
        if (metric == null) {
            reasons.put(name, reason);
        }
        return this;
    }

    Map<String, String> reasons() {
        return reasons;
    }
}
