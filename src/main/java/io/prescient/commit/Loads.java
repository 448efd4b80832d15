package io.prescient.commit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// The keys that the commands of a batch look up, by query.
public final class Loads {
    private final Map<RowQuery<?, ?>, Set<Object>> keys = new HashMap<>();

    public <K> void add(RowQuery<K, ?> query, K key) {
        var _ = keys.computeIfAbsent(query, _ -> new LinkedHashSet<>()).add(key);
    }

    public <K> void addAll(RowQuery<K, ?> query, Collection<K> all) {
        all.forEach(key -> add(query, key));
    }

    /// Calls the action for each query that has keys.
    @SuppressWarnings("unchecked") // add() takes only keys of the query's type.
    <T> List<T> map(BiFunction<RowQuery<Object, ?>, List<Object>, T> action) {
        return keys.entrySet().stream()
                .map(entry -> action.apply((RowQuery<Object, ?>) entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
