package io.prescient.persistence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the HQL conditions of a list from optional filters. The text of each condition is a constant.
public final class HqlFilter {
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> parameters = new HashMap<>();

    /// Adds `condition`, which refers to `:parameter`, unless the value is null.
    @com.google.errorprone.annotations.CanIgnoreReturnValue
    public HqlFilter and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /// Sets a further parameter of a condition.
    public void bind(String parameter, Object value) {
        parameters.put(parameter, value);
    }

    public String text() {
        return String.join(" and ", conditions);
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
