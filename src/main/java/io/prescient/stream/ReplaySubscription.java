package io.prescient.stream;

import io.prescient.stream.StreamEnd.Reason;
import io.prescient.stream.Topic.Item;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Tells everything that happened after a place, in order. What others have been told already is read page by page
/// from the database; then it listens with the others.
abstract class ReplaySubscription<K, M> extends Subscription {
    static final int PAGE = 256;

    final K key;
    private final ChangePoller<K, M> feed;
    private Topic<M> channel;
    private volatile long place;
    private volatile long behindSince;
    private volatile boolean left;

    ReplaySubscription(StreamContext means, Kind kind, ChangePoller<K, M> feed, K key, long place) {
        super(means, kind, key);
        this.feed = feed;
        this.key = key;
        this.place = place;
    }

    /// At most a page of what happened after a place.
    abstract Uni<List<Item>> page(long after);

    /// The newest place that there is; null if there is nothing.
    abstract Uni<Long> newest();

    /// Whether an item can come after a place.
    abstract boolean follows(long after, Item item);

    abstract StreamEvent event(Item item);

    /// More events that belong after the place that is reached now.
    abstract void addTo(List<StreamEvent> events, M mark);

    @Override
    public long place() {
        return place;
    }

    void startAt(long there) {
        place = there;
    }

    @Override
    public void wake() {
        var joined = channel;
        if (joined != null && place < joined.recent().from() && behindSince == 0) {
            behindSince = means.ticker.nanos();
        }
        super.wake();
    }

    @Override
    Uni<List<StreamEvent>> news() {
        if (channel == null) {
            return read().chain(this::begun);
        }
        if (channel.isGone()) {
            return Uni.createFrom().item(cut(Reason.deleted));
        }
        var recent = channel.recent();
        if (place >= recent.from()) {
            behindSince = 0;
            return Uni.createFrom().item(told(recent.after(place)));
        }
        return isTooSlow() ? Uni.createFrom().item(cut(Reason.slow)) : read().map(this::goneOn);
    }

    @Override
    boolean isBlindFor(Duration patience) {
        return channel != null && channel.isOutOfSightFor(patience);
    }

    @Override
    void leave() {
        left = true;
        feed.leave(key, this);
    }

    private Uni<List<Item>> read() {
        return answer(page(place));
    }

    private boolean isTooSlow() {
        long since = behindSince;
        return since != 0
                && means.ticker.nanos() - since > means.settings.lagTimeout().toNanos();
    }

    /// It joins the others when there is nothing more to read.
    private Uni<List<StreamEvent>> begun(List<Item> items) {
        var events = told(items);
        if (items.isEmpty()) {
            return answer(newest()).map(newest -> joined(newest == null ? place : Math.min(newest, place), events));
        }
        boolean isLast = items.size() < PAGE && place == items.getLast().place();
        return Uni.createFrom().item(isLast ? joined(place, events) : events);
    }

    /// Others rely on where the channel begins, so this is a place that there is and no claim of a client.
    private List<StreamEvent> joined(long there, List<StreamEvent> events) {
        channel = feed.join(key, there, this);
        if (left) {
            leave();
        }
        return events;
    }

    /// Whoever has read all that there is, is not behind.
    private List<StreamEvent> goneOn(List<Item> items) {
        if (items.size() < PAGE) {
            behindSince = 0;
        }
        return told(items);
    }

    /// Up to what cannot follow: that fails when it is the first, at the next turn, so the client resumes after what he
    /// was told.
    private List<StreamEvent> told(List<Item> items) {
        var events = new ArrayList<StreamEvent>();
        var mark = channel == null ? null : channel.mark();
        for (var item : items) {
            addTo(events, mark);
            if (!follows(place, item)) {
                return upTo(item, events);
            }
            events.add(event(item));
            place = item.place();
        }
        addTo(events, mark);
        return events;
    }

    private List<StreamEvent> upTo(Item item, List<StreamEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalStateException("%d cannot follow %d in %s".formatted(item.place(), place, this));
        }
        return events;
    }
}
