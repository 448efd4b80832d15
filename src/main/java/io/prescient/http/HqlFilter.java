package io.prescient.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A list's conditions: constant text of ours with named parameters; those of absent filters fall away.
public final class HqlFilter {
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> parameters = new HashMap<>();

    /// Adds `condition`, which names `:parameter`, unless the value is null.
    @com.google.errorprone.annotations.CanIgnoreReturnValue
    public HqlFilter and(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /// Gives a value to a parameter that a condition names beside its own.
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
