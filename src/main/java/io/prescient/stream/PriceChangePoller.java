package io.prescient.stream;

import io.prescient.snapshot.RecentSnapshotRepository;
import io.prescient.snapshot.SnapshotView;
import io.prescient.stream.Topic.Item;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// New observations of the markets that somebody listens to here; the newest one is a market's state. Its place is its
/// time in microseconds.
@ApplicationScoped
class PriceChangePoller extends ChangePoller<String, Item> {
    static final String WATCH = "stream.prices";

    @Inject
    RecentSnapshotRepository observations;

    @Override
    @ConsumeEvent(WATCH)
    Uni<Void> watch(String begin) {
        return super.watch(begin);
    }

    @Override
    Uni<Boolean> look(Map<String, Topic<Item>> watched, boolean whole) {
        var times = new HashMap<String, Instant>();
        watched.forEach((id, channel) -> times.put(id, time(channel.recent().to())));
        return observations.after(times, EACH, ALL).map(news -> take(watched, news));
    }

    /// The market's observations of later times, a page at most.
    Uni<List<Item>> page(String marketId, long after) {
        return observations
                .after(Map.of(marketId, time(after)), ReplaySubscription.PAGE, ReplaySubscription.PAGE)
                .map(news -> news.stream().map(this::item).toList());
    }

    Item item(SnapshotView observation) {
        return new Item(place(observation.timestamp()), means.json.write(observation));
    }

    static long place(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(long place) {
        return Instant.EPOCH.plus(place, ChronoUnit.MICROS);
    }

    private boolean take(Map<String, Topic<Item>> watched, List<SnapshotView> news) {
        var byMarket = news.stream()
                .collect(Collectors.groupingBy(
                        SnapshotView::marketId, Collectors.mapping(this::item, Collectors.toList())));
        watched.forEach((id, channel) -> channel.add(byMarket.getOrDefault(id, List.of())));
        byMarket.forEach((id, items) -> watched.get(id).mark(items.getLast()));
        return news.size() == ALL || byMarket.values().stream().anyMatch(items -> items.size() == EACH);
    }
}
