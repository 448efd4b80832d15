package io.prescient.stream;

import io.prescient.http.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The recent changes of one portfolio or market, shared by all its listeners on this replica. One thread writes,
/// many read.
final class Topic<M> {
    /// The most items that are kept. A listener that falls further behind reads the database at its own speed.
    private static final int MAX_ITEMS = 256;

    private final Set<TopicListener> listeners = ConcurrentHashMap.newKeySet();
    private volatile Recent recent;
    private volatile @Nullable M mark;
    private volatile boolean deleted;
    private final Ticker ticker;
    private volatile long lastPollNanos;

    /// A change.
    ///
    /// @param place its seq, or its time in microseconds since the epoch; it only increases
    record Item(long place, String json) {}

    /// All items after the place `from`, up to and including the place `to`.
    record Recent(long from, long to, List<Item> items) {
        /// The items after a place that is not before `from`.
        List<Item> after(long place) {
            return items.stream().filter(item -> item.place > place).toList();
        }
    }

    Topic(long place, Ticker ticker) {
        this.ticker = ticker;
        lastPollNanos = ticker.nanos();
        recent = new Recent(place, place, List.of());
    }

    Set<TopicListener> listeners() {
        return listeners;
    }

    Recent recent() {
        return recent;
    }

    /// The newest state in addition to the items, if there is one yet.
    @Nullable
    M mark() {
        return mark;
    }

    /// Whether the portfolio or market was deleted.
    boolean isGone() {
        return deleted;
    }

    /// Records that a poll of this topic succeeded.
    void recordPoll() {
        lastPollNanos = ticker.nanos();
    }

    /// Whether no poll has succeeded for the given time, so that silence does not mean that nothing changed.
    boolean isStaleFor(Duration timeout) {
        return ticker.nanos() - lastPollNanos > timeout.toNanos();
    }

    /// Adds the items that happened after `to`, in order, and drops those that every listener has taken.
    void add(List<Item> added) {
        var old = recent;
        if (added.isEmpty() && old.items.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(old.items);
        all.addAll(added);
        int dropped = Math.max(countTaken(all), all.size() - MAX_ITEMS);
        recent = new Recent(
                dropped == 0 ? old.from : all.get(dropped - 1).place,
                added.isEmpty() ? old.to : added.getLast().place,
                List.copyOf(all.subList(dropped, all.size())));
        if (!added.isEmpty()) {
            wake();
        }
    }

    /// Sets the newest state. Null means that there is none: the object was deleted if it had items, else it does
    /// not exist yet.
    void mark(@Nullable M newest) {
        mark = newest;
        deleted = newest == null && recent.to > 0;
        wake();
    }

    /// The number of leading items that no listener still needs. The items are in order.
    private int countTaken(List<Item> items) {
        long needed = listeners.stream().mapToLong(TopicListener::place).min().orElse(Long.MAX_VALUE);
        return (int) items.stream().takeWhile(item -> item.place <= needed).count();
    }

    private void wake() {
        listeners.forEach(TopicListener::wake);
    }
}
