package io.prescient.stream;

import io.prescient.snapshot.LatestSnapshots;
import io.prescient.snapshot.SnapshotRepository;
import io.prescient.stream.StreamEvent.Name;
import io.prescient.stream.Topic.Item;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends the newest observation of a market, or the observations after a given time, then each newer one.
final class MarketSubscription extends ReplaySubscription<String, Item> {
    private final PriceChangePoller poller;
    private final SnapshotRepository snapshots;
    private boolean started;

    /// @param after the time to resume after; without it, the stream starts with a snapshot
    MarketSubscription(
            StreamContext context,
            PriceChangePoller poller,
            SnapshotRepository snapshots,
            String id,
            @Nullable Instant after) {
        super(context, Kind.market, poller, id, after == null ? 0 : PriceChangePoller.place(after));
        this.poller = poller;
        this.snapshots = snapshots;
        this.started = after != null;
    }

    @Override
    Uni<List<StreamEvent>> readEvents() {
        return started
                ? super.readEvents()
                : withTimeout(snapshots.latest(List.of(key))).map(this::snapshot);
    }

    @Override
    Uni<List<Item>> page(long after) {
        return poller.page(key, after);
    }

    @Override
    Uni<Long> newest() {
        return snapshots
                .latest(List.of(key))
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
    void addTo(List<StreamEvent> events, @Nullable Item mark) {
        // Every observation is an event of its own, so the state adds no event.
    }

    /// Returns a time once the stream has begun, the epoch if there was no observation. Without it a client could
    /// miss the first observation when it resumes.
    @Override
    @Nullable
    Object resumeAfter() {
        return started ? PriceChangePoller.time(place()).toString() : null;
    }

    private List<StreamEvent> snapshot(LatestSnapshots latest) {
        started = true;
        latest.items().forEach(observation -> startAt(PriceChangePoller.place(observation.timestamp())));
        return List.of(new StreamEvent(Name.snapshot, resumeAfter(), context.json.write(latest)));
    }
}
