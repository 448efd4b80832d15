package io.prescient.stream;

import io.prescient.snapshot.SnapshotRepository;
import io.prescient.snapshot.SnapshotRepository.Latest;
import io.prescient.stream.StreamEvent.Name;
import io.prescient.stream.Topic.Item;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/// Tells a market: its newest observation or those after a time, then each that is newer than the last one.
final class MarketSubscription extends ReplaySubscription<String, Item> {
    private final PriceChangePoller feed;
    private final SnapshotRepository reader;
    private boolean begun;

    /// @param after the time to resume after; null begins with a snapshot
    MarketSubscription(
            StreamContext means, PriceChangePoller feed, SnapshotRepository reader, String id, Instant after) {
        super(means, Kind.market, feed, id, after == null ? 0 : PriceChangePoller.place(after));
        this.feed = feed;
        this.reader = reader;
        this.begun = after != null;
    }

    @Override
    Uni<List<StreamEvent>> news() {
        return begun ? super.news() : answer(reader.latest(List.of(key))).map(this::snapshot);
    }

    @Override
    Uni<List<Item>> page(long after) {
        return feed.page(key, after);
    }

    @Override
    Uni<Long> newest() {
        return reader.latest(List.of(key))
                .map(latest -> latest.items().stream()
                        .map(observation -> PriceChangePoller.place(observation.timestamp()))
                        .findFirst()
                        .orElse(0L));
    }

    @Override
    boolean follows(long after, Item item) {
        return item.place() > after;
    }

    @Override
    StreamEvent event(Item item) {
        return new StreamEvent(Name.price, PriceChangePoller.time(item.place()).toString(), item.json());
    }

    @Override
    void addTo(List<StreamEvent> events, Item mark) {
        // Each observation is told, so the state says nothing more.
    }

    /// Once begun always a time, the epoch where there was no observation: else the first one could be missed.
    @Override
    Object resumeAfter() {
        return begun ? PriceChangePoller.time(place()).toString() : null;
    }

    private List<StreamEvent> snapshot(Latest latest) {
        begun = true;
        latest.items().forEach(observation -> startAt(PriceChangePoller.place(observation.timestamp())));
        return List.of(new StreamEvent(Name.snapshot, resumeAfter(), means.json.write(latest)));
    }
}
