package io.prescient.stream;

import io.prescient.snapshot.SnapshotRepository;
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

/// Polls the new observations of the markets with listeners on this replica. The newest observation is the state
/// of a market. The place of an observation is its time in microseconds since the epoch.
@ApplicationScoped
class PriceChangePoller extends ChangePoller<String, Item> {
    static final String WATCH = "stream.prices";

    @Inject
    SnapshotRepository observations;

    @Override
    @ConsumeEvent(WATCH)
    Uni<Void> watch(String begin) {
        return super.watch(begin);
    }

    @Override
    Uni<Boolean> poll(Map<String, Topic<Item>> watched, boolean whole) {
        var times = new HashMap<String, Instant>();
        watched.forEach((id, topic) -> times.put(id, time(topic.recent().to())));
        return observations
                .findAfter(times, MAX_ITEMS_PER_KEY, MAX_ITEMS)
                .map(views -> addObservations(watched, views));
    }

    /// The observations of a market after a place, at most {@link ReplaySubscription#PAGE} of them.
    Uni<List<Item>> page(String marketId, long after) {
        return observations
                .findAfter(Map.of(marketId, time(after)), ReplaySubscription.PAGE, ReplaySubscription.PAGE)
                .map(views -> views.stream().map(this::item).toList());
    }

    Item item(SnapshotView observation) {
        return new Item(place(observation.timestamp()), context.json.write(observation));
    }

    static long place(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(long place) {
        return Instant.EPOCH.plus(place, ChronoUnit.MICROS);
    }

    private boolean addObservations(Map<String, Topic<Item>> watched, List<SnapshotView> views) {
        var byMarket = views.stream()
                .collect(Collectors.groupingBy(
                        SnapshotView::marketId, Collectors.mapping(this::item, Collectors.toList())));
        watched.forEach((id, topic) -> addItems(topic, byMarket.getOrDefault(id, List.of())));
        return views.size() == MAX_ITEMS
                || byMarket.values().stream().anyMatch(items -> items.size() == MAX_ITEMS_PER_KEY);
    }

    private static void addItems(Topic<Item> topic, List<Item> items) {
        topic.add(items);
        if (!items.isEmpty()) {
            topic.mark(items.getLast());
        }
    }
}
