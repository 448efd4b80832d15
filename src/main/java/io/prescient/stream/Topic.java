package io.prescient.stream;

import io.prescient.http.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is new of one portfolio or market, shared by all who listen to it here. One writes, many read.
final class Topic<M> {
    /// Enough for listeners that take what comes; whoever falls behind reads the database at his own pace.
    private static final int KEPT = 256;

    private final Set<TopicListener> listeners = ConcurrentHashMap.newKeySet();
    private volatile Recent recent;
    private volatile M mark;
    private volatile boolean gone;
    private final Ticker ticker;
    private volatile long seen;

    /// Something that happened.
    ///
    /// @param place its seq, or its time in microseconds: later ones are greater
    record Item(long place, String json) {}

    /// All that happened after one place and up to another.
    record Recent(long from, long to, List<Item> items) {
        /// What came after a place that is not before `from`.
        List<Item> after(long place) {
            return items.stream().filter(item -> item.place > place).toList();
        }
    }

    Topic(long place, Ticker ticker) {
        this.ticker = ticker;
        seen = ticker.nanos();
        recent = new Recent(place, place, List.of());
    }

    Set<TopicListener> listeners() {
        return listeners;
    }

    Recent recent() {
        return recent;
    }

    /// The newest state that is no item; null before the first.
    M mark() {
        return mark;
    }

    /// Whether what it tells of was deleted.
    boolean isGone() {
        return gone;
    }

    /// Somebody has just looked for what is new of it.
    void seen() {
        seen = ticker.nanos();
    }

    /// Whether nobody could look for so long that its silence says nothing.
    boolean isOutOfSightFor(Duration patience) {
        return ticker.nanos() - seen > patience.toNanos();
    }

    /// Adds what happened after `to`, in order, and forgets what every listener has taken.
    void add(List<Item> news) {
        var old = recent;
        if (news.isEmpty() && old.items.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(old.items);
        all.addAll(news);
        int forgotten = Math.max(taken(all), all.size() - KEPT);
        recent = new Recent(
                forgotten == 0 ? old.from : all.get(forgotten - 1).place,
                news.isEmpty() ? old.to : news.getLast().place,
                List.copyOf(all.subList(forgotten, all.size())));
        if (!news.isEmpty()) {
            wake();
        }
    }

    /// Takes the newest state; null if there is none: what something was seen of was deleted, anything else is to come.
    void mark(M newest) {
        mark = newest;
        gone = newest == null && recent.to > 0;
        wake();
    }

    /// How many of the items, which are in order, nobody waits for.
    private int taken(List<Item> items) {
        long needed = listeners.stream().mapToLong(TopicListener::place).min().orElse(Long.MAX_VALUE);
        return (int) items.stream().takeWhile(item -> item.place <= needed).count();
    }

    private void wake() {
        listeners.forEach(TopicListener::wake);
    }
}
