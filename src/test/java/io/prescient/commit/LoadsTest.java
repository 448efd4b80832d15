package io.prescient.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.persistence.Columns;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The keys that the commands of a batch look up.
class LoadsTest {
    private static final RowQuery<String, String> FIRST = query("SELECT 1");
    private static final RowQuery<String, String> SECOND = query("SELECT 2");
    private static final RowQuery<String, String> UNUSED = query("SELECT 3");

    private final Loads loads = new Loads();

    @Test
    void collectsDistinctKeysPerQuery() {
        loads.add(FIRST, "b");
        loads.add(SECOND, "c");
        loads.addAll(FIRST, List.of("a", "b"));
        loads.addAll(UNUSED, List.of());
        var found = loads.map((query, keys) -> query.sql() + " " + keys);
        assertEquals(
                List.of("SELECT 1 [b, a]", "SELECT 2 [c]"),
                found.stream().sorted().toList());
    }

    private static RowQuery<String, String> query(String sql) {
        return new RowQuery<>(
                RowType.shared(Function.identity()),
                sql,
                new Columns<String>().text("id", Function.identity()),
                row -> row.getString("id"));
    }
}
