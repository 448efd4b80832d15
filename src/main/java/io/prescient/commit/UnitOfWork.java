package io.prescient.commit;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The rows of one portfolio during a batch: those that were loaded and those that commands have changed. Rows are
/// immutable values, so an attempt can be discarded.
public final class UnitOfWork {
    private final @Nullable UnitOfWork base;
    private final Instant now;
    private final Map<RowType<?, ?>, Map<Object, Object>> shared;
    private final Map<RowType<?, ?>, Map<Object, Object>> loaded = new HashMap<>();
    private final Map<RowType<?, ?>, Map<Object, Object>> changed = new HashMap<>();

    private UnitOfWork(@Nullable UnitOfWork base, Instant now, Map<RowType<?, ?>, Map<Object, Object>> shared) {
        this.base = base;
        this.now = now;
        this.shared = shared;
    }

    /// @param now the time of the decisions
    /// @param shared the rows that all portfolios of the batch share
    UnitOfWork(Instant now, Map<RowType<?, ?>, Map<Object, Object>> shared) {
        this(null, now, shared);
    }

    /// The time at which all commands of the batch are decided, to the microsecond.
    public Instant now() {
        return now;
    }

    /// The current value of a row; null if there is none.
    @SuppressWarnings("unchecked") // put() and load() store only values of the row type.
    public <I, R> @Nullable R find(RowType<I, R> type, I id) {
        var value = rowsOf(changed, type).get(id);
        if (value == null) {
            value = base != null
                    ? base.find(type, id)
                    : rowsOf(type.portfolioId == null ? shared : loaded, type).get(id);
        }
        return (R) value;
    }

    /// The current value of a row that must have been loaded.
    public <I, R> R get(RowType<I, R> type, I id) {
        return Objects.requireNonNull(find(type, id), () -> "not loaded: " + id);
    }

    /// The current values of all rows of a type, in the order of loading and then of insertion.
    @SuppressWarnings("unchecked")
    public <I, R> List<R> all(RowType<I, R> type) {
        return (List<R>) List.copyOf(merged(type).values());
    }

    /// Inserts a row, or replaces its value.
    public <I, R> void put(RowType<I, R> type, R row) {
        var _ = changed.computeIfAbsent(type, _ -> new LinkedHashMap<>()).put(type.id.apply(row), row);
    }

    /// Runs a step, and keeps its changes if the step returns a result that passes `keep`.
    public <T> T attempt(Function<UnitOfWork, T> step, Predicate<T> keep) {
        var attempt = new UnitOfWork(this, now, shared);
        var result = step.apply(attempt);
        if (keep.test(result)) {
            attempt.changed.forEach((type, rows) ->
                    changed.computeIfAbsent(type, _ -> new LinkedHashMap<>()).putAll(rows));
        }
        return result;
    }

    <R> void load(RowType<?, R> type, R row) {
        var _ = loaded.computeIfAbsent(type, _ -> new LinkedHashMap<>()).putIfAbsent(type.id.apply(row), row);
    }

    /// Receives a changed row and the statement that writes it.
    interface ChangeAction {
        void accept(RowType<?, ?> type, Write<Object> write, Object row);
    }

    /// Calls the action for each changed row.
    @SuppressWarnings("unchecked") // The rows were put under their own type.
    void forEachChange(ChangeAction action) {
        changed.forEach((type, rows) -> {
            var known = rowsOf(loaded, type);
            rows.forEach((id, row) -> action.accept(
                    type,
                    (Write<Object>) Objects.requireNonNull(known.containsKey(id) ? type.update : type.insert),
                    row));
        });
    }

    private Map<Object, Object> merged(RowType<?, ?> type) {
        var all = base == null ? new LinkedHashMap<>(rowsOf(loaded, type)) : base.merged(type);
        all.putAll(rowsOf(changed, type));
        return all;
    }

    private static Map<Object, Object> rowsOf(Map<RowType<?, ?>, Map<Object, Object>> rows, RowType<?, ?> type) {
        return rows.getOrDefault(type, Map.of());
    }
}
