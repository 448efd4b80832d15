package io.prescient.stream;

import io.prescient.snapshot.LatestSnapshots;
import io.prescient.snapshot.SnapshotRepository;
import io.prescient.stream.StreamEvent.Name;
import io.prescient.stream.Topic.Item;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sends the prices of many markets: a snapshot of all, then each market whose price changed. It reads the newest
/// price when the client takes the event, so a slow client receives fewer events but always the newest price.
final class MarketListSubscription extends Subscription {
    private final PriceChangePoller poller;
    private final SnapshotRepository snapshots;
    private final List<String> ids;
    private final long[] sentPlaces;
    private final List<Topic<Item>> topics = new ArrayList<>();
    private volatile boolean closed;

    MarketListSubscription(
            StreamContext context, PriceChangePoller poller, SnapshotRepository snapshots, List<String> ids) {
        super(context, Kind.market_list, abbreviate(context.json.write(ids)));
        this.poller = poller;
        this.snapshots = snapshots;
        this.ids = ids.stream().distinct().toList();
        this.sentPlaces = new long[this.ids.size()];
    }

    /// Needs no earlier items: it only sends the newest state.
    @Override
    public long place() {
        return Long.MAX_VALUE;
    }

    @Override
    Uni<List<StreamEvent>> readEvents() {
        if (topics.isEmpty()) {
            return withTimeout(snapshots.latest(ids)).map(this::snapshot);
        }
        var events = new ArrayList<StreamEvent>();
        var unknown = new ArrayList<String>();
        for (int i = 0; i < sentPlaces.length; i++) {
            var topic = topics.get(i);
            if (topic.recent().to() > sentPlaces[i]) {
                var newest = topic.mark();
                if (newest != null && newest.place() > sentPlaces[i]) {
                    send(i, newest, events);
                } else {
                    unknown.add(ids.get(i));
                }
            }
        }
        return unknown.isEmpty()
                ? Uni.createFrom().item(events)
                : withTimeout(snapshots.latest(unknown)).map(latest -> addLatest(latest, events));
    }

    @Override
    boolean isStaleFor(Duration timeout) {
        return topics.stream().anyMatch(topic -> topic.isStaleFor(timeout));
    }

    @Override
    @Nullable
    Object resumeAfter() {
        return null;
    }

    @Override
    void leave() {
        closed = true;
        ids.forEach(id -> poller.leave(id, this));
    }

    private List<StreamEvent> snapshot(LatestSnapshots latest) {
        var places = latest.items().stream()
                .collect(Collectors.toMap(one -> one.marketId(), one -> PriceChangePoller.place(one.timestamp())));
        for (int i = 0; i < sentPlaces.length; i++) {
            sentPlaces[i] = places.getOrDefault(ids.get(i), 0L);
            topics.add(poller.join(ids.get(i), sentPlaces[i], this));
        }
        if (closed) {
            leave();
        }
        return List.of(new StreamEvent(Name.snapshot, null, context.json.write(latest)));
    }

    /// Adds the markets whose newest observation the topic no longer keeps, because other listeners have already
    /// taken it.
    private List<StreamEvent> addLatest(LatestSnapshots latest, List<StreamEvent> events) {
        for (var observation : latest.items()) {
            int i = ids.indexOf(observation.marketId());
            if (PriceChangePoller.place(observation.timestamp()) > sentPlaces[i]) {
                send(i, poller.item(observation), events);
            }
        }
        return events;
    }

    /// Shortens the list of ids to 100 characters, for the log.
    private static String abbreviate(String ids) {
        return ids.substring(0, Math.min(ids.length(), 100));
    }

    private void send(int i, Item newest, List<StreamEvent> events) {
        sentPlaces[i] = newest.place();
        events.add(new StreamEvent(Name.price, null, newest.json()));
    }
}
