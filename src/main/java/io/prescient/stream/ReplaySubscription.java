package io.prescient.stream;

import io.prescient.stream.StreamEnd.Reason;
import io.prescient.stream.Topic.Item;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends everything that happened after a place, in order. It reads past items from the database page by page,
/// then joins the topic that all listeners share.
abstract class ReplaySubscription<K, M> extends Subscription {
    static final int PAGE = 256;

    final K key;
    private final ChangePoller<K, M> poller;
    private @Nullable Topic<M> topic;
    private volatile long place;
    private volatile long behindSinceNanos;
    private volatile boolean closed;

    ReplaySubscription(StreamContext context, Kind kind, ChangePoller<K, M> poller, K key, long place) {
        super(context, kind, key);
        this.poller = poller;
        this.key = key;
        this.place = place;
    }

    /// The items after a place, at most {@link #PAGE} of them.
    abstract Uni<List<Item>> page(long after);

    /// The newest place in the database; null if there is none.
    abstract Uni<Long> newest();

    /// Whether an item can follow a place without a gap.
    abstract boolean follows(long after, Item item);

    abstract StreamEvent event(Item item);

    /// Adds the events that belong after the place that is reached.
    abstract void addTo(List<StreamEvent> events, @Nullable M mark);

    @Override
    public long place() {
        return place;
    }

    void startAt(long newPlace) {
        place = newPlace;
    }

    @Override
    public void wake() {
        var current = topic;
        if (current != null && place < current.recent().from() && behindSinceNanos == 0) {
            behindSinceNanos = context.ticker.nanos();
        }
        super.wake();
    }

    @Override
    Uni<List<StreamEvent>> readEvents() {
        if (topic == null) {
            return readPage().chain(this::joinIfComplete);
        }
        if (topic.isGone()) {
            return Uni.createFrom().item(end(Reason.deleted));
        }
        var recent = topic.recent();
        if (place >= recent.from()) {
            behindSinceNanos = 0;
            return Uni.createFrom().item(toEvents(recent.after(place)));
        }
        return isTooSlow()
                ? Uni.createFrom().item(end(Reason.slow))
                : readPage().map(this::catchUp);
    }

    @Override
    boolean isStaleFor(Duration timeout) {
        return topic != null && topic.isStaleFor(timeout);
    }

    @Override
    void leave() {
        closed = true;
        poller.leave(key, this);
    }

    private Uni<List<Item>> readPage() {
        return withTimeout(page(place));
    }

    private boolean isTooSlow() {
        long laggingSince = behindSinceNanos;
        return laggingSince != 0
                && context.ticker.nanos() - laggingSince
                        > context.settings.lagTimeout().toNanos();
    }

    /// Joins the topic when there are no more past items to read.
    private Uni<List<StreamEvent>> joinIfComplete(List<Item> items) {
        var events = toEvents(items);
        if (items.isEmpty()) {
            return withTimeout(newest()).map(newest -> join(newest == null ? place : Math.min(newest, place), events));
        }
        boolean isLast = items.size() < PAGE && place == items.getLast().place();
        return Uni.createFrom().item(isLast ? join(place, events) : events);
    }

    /// Joins at a place that exists in the database. Other listeners rely on it, so the place that a client claims
    /// is not enough.
    private List<StreamEvent> join(long newPlace, List<StreamEvent> events) {
        topic = poller.join(key, newPlace, this);
        if (closed) {
            leave();
        }
        return events;
    }

    /// Adds the items that were read. A client that has read all of them is no longer behind.
    private List<StreamEvent> catchUp(List<Item> items) {
        if (items.size() < PAGE) {
            behindSinceNanos = 0;
        }
        return toEvents(items);
    }

    /// Converts items to events, up to the first item that leaves a gap. A gap at the first item fails, at the
    /// next call at the latest, so the client resumes after the last event that it received.
    private List<StreamEvent> toEvents(List<Item> items) {
        var events = new ArrayList<StreamEvent>();
        var mark = topic == null ? null : topic.mark();
        for (var item : items) {
            addTo(events, mark);
            if (!follows(place, item)) {
                return untilGap(item, events);
            }
            events.add(event(item));
            place = item.place();
        }
        addTo(events, mark);
        return events;
    }

    private List<StreamEvent> untilGap(Item item, List<StreamEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalStateException("%d cannot follow %d in %s".formatted(item.place(), place, this));
        }
        return events;
    }
}
