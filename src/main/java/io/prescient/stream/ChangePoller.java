package io.prescient.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Polls the database for changes of all topics with listeners on this replica. One query covers all topics. A
/// change that this replica commits triggers a poll at once.
///
/// @param <K> the key of a topic: a portfolio id or a market id
/// @param <M> the state that a topic keeps in addition to its items
abstract class ChangePoller<K, M> {
    private static final Logger LOG = Logger.getLogger(ChangePoller.class);

    /// The most items that one poll reads for one key.
    static final int MAX_ITEMS_PER_KEY = 256;

    /// The most items that one poll reads in total. The next poll reads the rest.
    static final int MAX_ITEMS = 4096;

    /// How often the poller checks whether a poll is due. Frequent writes do not increase the rate of polls.
    static final Duration CHECK_INTERVAL = Duration.ofMillis(50);

    /// The delay before the next poll after a poll failed.
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    /// The timeout of one poll, so that a dead connection does not stop polling.
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<K, Topic<M>> topics = new ConcurrentHashMap<>();
    private final Set<K> changedKeys = ConcurrentHashMap.newKeySet();
    private final AsyncSignal signal = new AsyncSignal();
    private volatile long nextPollNanos;
    private volatile long lastPollNanos;
    private volatile boolean failing;

    @Inject
    StreamContext context;

    /// Adds the changes of the given topics to them. Returns true if there are more, which are then read at once.
    ///
    /// @param whole whether `watched` holds all topics
    abstract Uni<Boolean> poll(Map<K, Topic<M>> watched, boolean whole);

    /// Adds a listener to the topic of a key, and creates the topic if there is none.
    ///
    /// @param place the place that the listener has reached
    Topic<M> join(K key, long place, TopicListener listener) {
        var topic = topics.compute(key, (_, current) -> {
            var joined = current == null ? new Topic<M>(place, context.ticker) : current;
            joined.listeners().add(listener);
            return joined;
        });
        signal.raise();
        return topic;
    }

    void leave(K key, TopicListener listener) {
        topics.computeIfPresent(key, (_, topic) -> {
            topic.listeners().remove(listener);
            return topic.listeners().isEmpty() ? null : topic;
        });
    }

    /// Polls a key at once, because this replica committed a change of it.
    void changed(K key) {
        if (topics.containsKey(key)) {
            changedKeys.add(key);
            signal.raise();
        }
    }

    /// Polls all keys within {@link #CHECK_INTERVAL}, because this replica may have changed any of them.
    void changed() {
        if (!topics.isEmpty()) {
            nextPollNanos = Math.min(nextPollNanos, lastPollNanos + CHECK_INTERVAL.toNanos());
            signal.raise();
        }
    }

    /// Wakes the poller. Called once every {@link #CHECK_INTERVAL}.
    void wake() {
        if (!topics.isEmpty() || context.stopping.hasBegun()) {
            signal.raise();
        }
    }

    /// The number of listeners of a key on this replica.
    int listeners(K key) {
        var topic = topics.get(key);
        return topic == null ? 0 : topic.listeners().size();
    }

    /// Polls until the service stops.
    Uni<Void> watch(String begin) {
        context.reads.routeToStandby();
        lastPollNanos = context.ticker.nanos();
        nextPollNanos = lastPollNanos;
        var eventLoop = SubscriptionEventLoop.here();
        return Multi.createBy()
                .repeating()
                .uni(() -> pollOnce().call(this::awaitNextPoll).emitOn(eventLoop))
                .whilst(_ -> !context.stopping.hasBegun())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> pollOnce() {
        boolean whole = context.ticker.nanos() - nextPollNanos >= 0;
        var watched = keysToPoll(whole);
        if (watched.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom()
                .deferred(() -> poll(watched, whole))
                .ifNoItem()
                .after(TIMEOUT)
                .on(context.ticker.timers())
                .fail()
                .invoke(_ -> recordSuccess(watched))
                .onFailure()
                .invoke(this::logFirstFailure)
                .onFailure()
                .recoverWithItem(false);
    }

    private Map<K, Topic<M>> keysToPoll(boolean whole) {
        if (whole) {
            lastPollNanos = context.ticker.nanos();
            nextPollNanos = lastPollNanos + (failing ? RETRY_DELAY : context.settings.pollInterval()).toNanos();
            changedKeys.clear();
            return Map.copyOf(topics);
        }
        var watched = new HashMap<K, Topic<M>>();
        for (K key : Set.copyOf(changedKeys)) {
            changedKeys.remove(key);
            topics.computeIfPresent(key, (_, topic) -> {
                watched.put(key, topic);
                return topic;
            });
        }
        return watched;
    }

    /// Waits until there is something to poll.
    private Uni<Void> awaitNextPoll(boolean more) {
        if (more) {
            nextPollNanos = lastPollNanos;
        }
        return more ? Uni.createFrom().voidItem() : signal.await();
    }

    private void recordSuccess(Map<K, Topic<M>> watched) {
        watched.values().forEach(Topic::recordPoll);
        failing = false;
    }

    /// Logs the first failure of a series only, because polls are frequent.
    private void logFirstFailure(Throwable failure) {
        if (!failing) {
            LOG.warn("Stream polling failed, retrying", failure);
        }
        failing = true;
    }
}
