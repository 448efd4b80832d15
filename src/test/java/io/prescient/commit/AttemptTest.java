package io.prescient.commit;

import static io.prescient.commit.Items.ITEMS;
import static io.prescient.commit.Items.changes;
import static io.prescient.commit.Items.item;
import static io.prescient.commit.Items.load;
import static io.prescient.commit.Items.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Attempts within a unit of work keep or discard all of their changes.
class AttemptTest {
    private final UnitOfWork work = new UnitOfWork(Instant.parse("2026-01-03T16:40:14Z"), Map.of());

    @Test
    void attemptKeepsChangesOfAcceptedResult() {
        load(work, "a", 1);
        put(work, "b", 2);
        var result = work.attempt(
                attempt -> {
                    put(attempt, "a", 3);
                    put(attempt, "c", 4);
                    return attempt.all(ITEMS).size();
                },
                size -> size == 3);
        assertEquals(3, result);
        assertEquals(List.of(item("a", 3), item("b", 2), item("c", 4)), work.all(ITEMS));
        assertEquals(List.of("insert b=2", "insert c=4", "update a=3"), changes(work));
    }

    @Test
    void attemptDiscardsChangesOfRejectedResult() {
        load(work, "a", 1);
        put(work, "b", 2);
        var result = work.attempt(
                attempt -> {
                    put(attempt, "a", 3);
                    put(attempt, "b", 4);
                    put(attempt, "c", 5);
                    return attempt.all(ITEMS);
                },
                _ -> false);
        assertEquals(List.of(item("a", 3), item("b", 4), item("c", 5)), result);
        assertEquals(List.of(item("a", 1), item("b", 2)), work.all(ITEMS));
        assertNull(work.find(ITEMS, "c"));
        assertEquals(List.of("insert b=2"), changes(work));
    }

    @Test
    void attemptDiscardsChangesIfItThrows() {
        load(work, "a", 1);
        var failure = new IllegalStateException("rejected");
        var thrown = assertThrows(
                IllegalStateException.class, () -> work.attempt(attempt -> putAndFail(attempt, failure), _ -> true));
        assertEquals(failure, thrown);
        assertEquals(item("a", 1), work.get(ITEMS, "a"));
        assertEquals(List.of(), changes(work));
    }

    @Test
    void attemptReadsChangesBeforeIt() {
        load(work, "a", 1);
        put(work, "a", 2);
        assertEquals(item("a", 2), work.attempt(attempt -> attempt.get(ITEMS, "a"), _ -> false));
    }

    @Test
    void nestedAttemptIsDiscardedWithOuterAttempt() {
        load(work, "a", 1);
        boolean innerResult = work.attempt(outer -> outer.attempt(inner -> put(inner, "a", 2), _ -> true), _ -> false);
        assertTrue(innerResult);
        assertEquals(item("a", 1), work.get(ITEMS, "a"));
        assertEquals(List.of(), changes(work));
    }

    @Test
    void outerAttemptIsKeptWithoutNestedAttempt() {
        load(work, "a", 1);
        var kept = work.attempt(
                outer -> {
                    put(outer, "b", 2);
                    return outer.attempt(inner -> !put(inner, "a", 3), result -> result);
                },
                _ -> true);
        assertFalse(kept);
        assertEquals(List.of(item("a", 1), item("b", 2)), work.all(ITEMS));
        assertEquals(List.of("insert b=2"), changes(work));
    }

    private static boolean putAndFail(UnitOfWork attempt, RuntimeException failure) {
        put(attempt, "a", 2);
        throw failure;
    }
}
