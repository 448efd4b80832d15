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

/// Looks for this replica's listeners what has changed, in one question for all of them, a few times a second; at once
/// for what changed here.
///
/// @param <K> what a channel tells of
/// @param <M> its state beside what happened
abstract class ChangePoller<K, M> {
    private static final Logger LOG = Logger.getLogger(ChangePoller.class);

    /// What one look takes of one key at most.
    static final int EACH = 256;

    /// What one look takes at most; the next one goes on.
    static final int ALL = 4096;

    /// How often it asks itself whether to look. Whoever writes all the time does not make it look more often.
    static final Duration PULSE = Duration.ofMillis(50);

    /// After a look that failed.
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /// A connection that died silently must not end all looking.
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final Map<K, Topic<M>> channels = new ConcurrentHashMap<>();
    private final Set<K> touched = ConcurrentHashMap.newKeySet();
    private final AsyncSignal bell = new AsyncSignal();
    private volatile long due;
    private volatile long looked;
    private volatile boolean failing;

    @Inject
    StreamContext means;

    /// Takes into the channels what is new of them. True if there is more, to be asked for at once.
    ///
    /// @param whole whether these are all
    abstract Uni<Boolean> look(Map<K, Topic<M>> watched, boolean whole);

    /// The channel of a key, with one listener more, who knows what happened up to this place.
    Topic<M> join(K key, long place, TopicListener listener) {
        var channel = channels.compute(key, (_, known) -> {
            var joined = known == null ? new Topic<M>(place, means.ticker) : known;
            joined.listeners().add(listener);
            return joined;
        });
        bell.ring();
        return channel;
    }

    void leave(K key, TopicListener listener) {
        channels.computeIfPresent(key, (_, channel) -> {
            channel.listeners().remove(listener);
            return channel.listeners().isEmpty() ? null : channel;
        });
    }

    /// Looks at once: this was changed here, and committed.
    void changed(K key) {
        if (channels.containsKey(key)) {
            touched.add(key);
            bell.ring();
        }
    }

    /// Looks soon: anything may have been changed here.
    void changed() {
        if (!channels.isEmpty()) {
            due = Math.min(due, looked + PULSE.toNanos());
            bell.ring();
        }
    }

    /// Called once in a pulse.
    void beat() {
        if (!channels.isEmpty() || means.stopping.hasBegun()) {
            bell.ring();
        }
    }

    /// How many listen to a key here.
    int listeners(K key) {
        var channel = channels.get(key);
        return channel == null ? 0 : channel.listeners().size();
    }

    /// Goes on until the service stops.
    Uni<Void> watch(String begin) {
        means.reads.routeToStandby();
        looked = means.ticker.nanos();
        due = looked;
        var lane = SubscriptionEventLoop.here();
        return Multi.createBy()
                .repeating()
                .uni(() -> turn().call(this::pause).emitOn(lane))
                .whilst(_ -> !means.stopping.hasBegun())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> turn() {
        boolean whole = means.ticker.nanos() - due >= 0;
        var watched = watched(whole);
        if (watched.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom()
                .deferred(() -> look(watched, whole))
                .ifNoItem()
                .after(LONGEST)
                .on(means.ticker.timers())
                .fail()
                .invoke(_ -> seen(watched))
                .onFailure()
                .invoke(this::report)
                .onFailure()
                .recoverWithItem(false);
    }

    private Map<K, Topic<M>> watched(boolean whole) {
        if (whole) {
            looked = means.ticker.nanos();
            due = looked + (failing ? AGAIN : means.settings.pollInterval()).toNanos();
            touched.clear();
            return Map.copyOf(channels);
        }
        var watched = new HashMap<K, Topic<M>>();
        for (K key : Set.copyOf(touched)) {
            touched.remove(key);
            channels.computeIfPresent(key, (_, channel) -> {
                watched.put(key, channel);
                return channel;
            });
        }
        return watched;
    }

    /// Until something is to be looked at.
    private Uni<Void> pause(boolean more) {
        if (more) {
            due = looked;
        }
        return more ? Uni.createFrom().voidItem() : bell.heard();
    }

    private void seen(Map<K, Topic<M>> watched) {
        watched.values().forEach(Topic::seen);
        failing = false;
    }

    /// Once for each time that it begins to fail: the next look is soon.
    private void report(Throwable failure) {
        if (!failing) {
            LOG.warn("Streams cannot see what is new and go on trying", failure);
        }
        failing = true;
    }
}
