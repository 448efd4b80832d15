package io.prescient.stream;

import io.prescient.snapshot.SnapshotRepository;
import io.prescient.snapshot.SnapshotRepository.Latest;
import io.prescient.stream.StreamEvent.Name;
import io.prescient.stream.Topic.Item;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Tells what many markets cost: all of them, then each whose price moved, as it is when the client takes it. A slow
/// client gets fewer prices, and always the newest.
final class MarketListSubscription extends Subscription {
    private final PriceChangePoller feed;
    private final SnapshotRepository reader;
    private final List<String> ids;
    private final long[] told;
    private final List<Topic<Item>> channels = new ArrayList<>();
    private volatile boolean left;

    MarketListSubscription(StreamContext means, PriceChangePoller feed, SnapshotRepository reader, List<String> ids) {
        super(means, Kind.board, some(means.json.write(ids)));
        this.feed = feed;
        this.reader = reader;
        this.ids = ids.stream().distinct().toList();
        this.told = new long[this.ids.size()];
    }

    /// It takes the newest state and needs nothing that came before.
    @Override
    public long place() {
        return Long.MAX_VALUE;
    }

    @Override
    Uni<List<StreamEvent>> news() {
        if (channels.isEmpty()) {
            return answer(reader.latest(ids)).map(this::snapshot);
        }
        var events = new ArrayList<StreamEvent>();
        var unknown = new ArrayList<String>();
        for (int i = 0; i < told.length; i++) {
            var channel = channels.get(i);
            if (channel.recent().to() > told[i]) {
                var newest = channel.mark();
                if (newest != null && newest.place() > told[i]) {
                    tell(i, newest, events);
                } else {
                    unknown.add(ids.get(i));
                }
            }
        }
        return unknown.isEmpty()
                ? Uni.createFrom().item(events)
                : answer(reader.latest(unknown)).map(latest -> joined(latest, events));
    }

    @Override
    boolean isBlindFor(Duration patience) {
        return channels.stream().anyMatch(channel -> channel.isOutOfSightFor(patience));
    }

    @Override
    Object resumeAfter() {
        return null;
    }

    @Override
    void leave() {
        left = true;
        ids.forEach(id -> feed.leave(id, this));
    }

    private List<StreamEvent> snapshot(Latest latest) {
        var places = latest.items().stream()
                .collect(Collectors.toMap(one -> one.marketId(), one -> PriceChangePoller.place(one.timestamp())));
        for (int i = 0; i < told.length; i++) {
            told[i] = places.getOrDefault(ids.get(i), 0L);
            channels.add(feed.join(ids.get(i), told[i], this));
        }
        if (left) {
            leave();
        }
        return List.of(new StreamEvent(Name.snapshot, null, means.json.write(latest)));
    }

    /// Others listened before, so the feed has passed what this one was told, and keeps it no more.
    private List<StreamEvent> joined(Latest latest, List<StreamEvent> events) {
        for (var observation : latest.items()) {
            int i = ids.indexOf(observation.marketId());
            if (PriceChangePoller.place(observation.timestamp()) > told[i]) {
                tell(i, feed.item(observation), events);
            }
        }
        return events;
    }

    /// Enough to know the board by.
    private static String some(String ids) {
        return ids.substring(0, Math.min(ids.length(), 100));
    }

    private void tell(int i, Item newest, List<StreamEvent> events) {
        told[i] = newest.place();
        events.add(new StreamEvent(Name.price, null, newest.json()));
    }
}
