package io.prescient.commit;

import static io.prescient.commit.Items.ITEMS;
import static io.prescient.commit.Items.changes;
import static io.prescient.commit.Items.item;
import static io.prescient.commit.Items.load;
import static io.prescient.commit.Items.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The rows of one portfolio during a batch.
class UnitOfWorkTest {
    private static final Instant NOW = Instant.parse("2026-01-03T16:40:14Z");

    private static final RowType<String, String> NAMES = RowType.shared(Function.identity());

    private final UnitOfWork work = new UnitOfWork(NOW, Map.of(NAMES, Map.of("shared", "shared")));

    @Test
    void returnsTimeOfDecisions() {
        assertEquals(NOW, work.now());
        assertEquals(NOW, work.attempt(UnitOfWork::now, _ -> true));
    }

    @Test
    void findsLoadedRow() {
        load(work, "a", 1);
        assertEquals(item("a", 1), work.find(ITEMS, "a"));
        assertNull(work.find(ITEMS, "b"));
    }

    @Test
    void keepsFirstOfRowsLoadedTwice() {
        load(work, "a", 1);
        load(work, "a", 2);
        assertEquals(item("a", 1), work.get(ITEMS, "a"));
    }

    @Test
    void findsSharedRow() {
        assertEquals("shared", work.find(NAMES, "shared"));
        assertEquals("shared", work.attempt(attempt -> attempt.get(NAMES, "shared"), _ -> true));
        assertNull(work.find(NAMES, "other"));
    }

    @Test
    void getFailsForMissingRow() {
        load(work, "a", 1);
        assertEquals(item("a", 1), work.get(ITEMS, "a"));
        var failure = assertThrows(NullPointerException.class, () -> work.get(ITEMS, "b"));
        assertEquals("not loaded: b", failure.getMessage());
    }

    @Test
    void putReplacesOrInsertsRow() {
        load(work, "a", 1);
        put(work, "a", 2);
        put(work, "b", 3);
        put(work, "b", 4);
        assertEquals(item("a", 2), work.get(ITEMS, "a"));
        assertEquals(item("b", 4), work.get(ITEMS, "b"));
    }

    @Test
    void listsRowsInOrderOfLoadingThenInsertion() {
        load(work, "b", 1);
        load(work, "a", 2);
        put(work, "d", 3);
        put(work, "c", 4);
        put(work, "a", 5);
        assertEquals(List.of(item("b", 1), item("a", 5), item("d", 3), item("c", 4)), work.all(ITEMS));
        assertEquals(List.of(), work.all(RowType.<String, String>shared(Function.identity())));
    }

    @Test
    void listIsIndependentOfLaterChanges() {
        load(work, "a", 1);
        var before = work.all(ITEMS);
        put(work, "a", 2);
        assertEquals(List.of(item("a", 1)), before);
    }

    @Test
    void separatesInsertsFromUpdates() {
        load(work, "a", 1);
        load(work, "unchanged", 1);
        put(work, "a", 2);
        put(work, "b", 3);
        put(work, "b", 4);
        assertEquals(List.of("insert b=4", "update a=2"), changes(work));
    }
}
