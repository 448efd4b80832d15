package io.prescient.stream;

import io.prescient.http.ProblemMapper;
import io.prescient.stream.StreamEnd.Reason;
import io.prescient.stream.StreamEvent.Name;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends events to one client at the speed at which it reads. It reads the next events when the client has taken
/// the last one, so a slow client costs no memory but its place. It holds no database connection and no thread.
abstract class Subscription implements TopicListener {
    private static final Logger LOG = Logger.getLogger(Subscription.class);

    /// How often {@link #tick} is called.
    static final Duration TICK = Duration.ofSeconds(1);

    final StreamContext context;
    final Kind kind;
    private final Object subject;
    private final SubscriberConnection client;
    private final AsyncSignal signal = new AsyncSignal();
    private final SubscriptionEventLoop eventLoop = SubscriptionEventLoop.here();
    private long lastEventNanos;
    private boolean ended;

    /// When the current event was sent, in nanoseconds; 0 if the client has taken all events.
    private volatile long sentAtNanos;

    /// Why this replica ends the stream, if it does.
    private volatile @Nullable String endReason;

    private boolean wasStopping;

    /// What a subscription observes.
    enum Kind {
        portfolio,
        market,
        market_list
    }

    /// Starts a subscription for the current request.
    ///
    /// @param subject the id of the observed object, for the log
    Subscription(StreamContext context, Kind kind, Object subject) {
        this.context = context;
        this.kind = kind;
        this.subject = subject;
        this.lastEventNanos = context.ticker.nanos();
        this.client = new SubscriberConnection(context.request.getCurrent().request());
    }

    /// The name in log messages.
    @Override
    public final String toString() {
        return kind + " " + subject;
    }

    /// The next events; an empty list if there are none. Called again when the client has taken them.
    abstract Uni<List<StreamEvent>> readEvents();

    /// Whether no poll of a topic of this subscription has succeeded for the given time.
    abstract boolean isStaleFor(Duration timeout);

    /// Where a new stream can resume, unless it has to start with a snapshot.
    abstract @Nullable Object resumeAfter();

    /// Removes this subscription from its topics.
    abstract void leave();

    /// Whether it waits for a change, with no query in flight.
    final boolean isWaiting() {
        return signal.hasWaiter();
    }

    @Override
    public void wake() {
        signal.raise();
    }

    /// Called once a second, so that a silent stream sends a heartbeat or ends when the service stops. A client
    /// that reads nothing for the write timeout, or for one TICK while the service stops, is disconnected without
    /// an `end` event.
    void tick() {
        long sentAt = sentAtNanos;
        boolean isStuck = sentAt != 0
                && context.ticker.nanos() - sentAt > (wasStopping ? TICK : context.settings.writeTimeout()).toNanos();
        wasStopping = context.stopping.hasBegun();
        if (isStuck) {
            LOG.warnf("Stream ended because the client stopped reading: %s", this);
            endReason = StreamMetrics.WRITE_TIMEOUT;
            // Restarts the timeout, because a second attempt may be needed.
            sentAtNanos = context.ticker.nanos();
            client.close();
        }
        wake();
    }

    /// The events until this replica ends the stream or the client disconnects.
    final Multi<StreamEvent> events() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .whilst(_ -> !ended)
                .onFailure()
                .recoverWithItem(this::endAfterFailure)
                .onItem()
                .<StreamEvent>disjoint()
                .onItem()
                .invoke(() -> sentAtNanos = context.ticker.nanos())
                .onRequest()
                .invoke(() -> sentAtNanos = 0)
                .onSubscription()
                .invoke(() -> context.subscriptions.add(this))
                .onTermination()
                .invoke(this::close);
    }

    /// Ends the stream and returns its last event.
    List<StreamEvent> end(Reason reason) {
        ended = true;
        endReason = reason.name();
        var place = reason == Reason.deleted ? null : resumeAfter();
        return List.of(new StreamEvent(Name.end, null, context.json.write(new StreamEnd(reason, place))));
    }

    private void close() {
        context.subscriptions.remove(this);
        if (endReason != null) {
            context.metrics.ended(endReason);
        }
        leave();
    }

    /// Runs a query with a timeout. If the database does not respond, the stream ends, because its silence would
    /// mean that nothing changed.
    <T> Uni<T> withTimeout(Uni<T> query) {
        return query.ifNoItem()
                .after(ChangePoller.TIMEOUT)
                .on(context.ticker.timers())
                .fail()
                .emitOn(eventLoop);
    }

    private Uni<List<StreamEvent>> next() {
        return reasonToEnd()
                .map(reason -> Uni.createFrom().item(end(reason)))
                .orElseGet(() -> readEvents().chain(this::sendOrWait));
    }

    /// The reason to end this stream now, if there is one.
    private Optional<Reason> reasonToEnd() {
        if (context.stopping.hasBegun()) {
            return Optional.of(Reason.shutdown);
        }
        if (context.schema.incompatibility().isPresent()) {
            return Optional.of(Reason.schema_unknown);
        }
        return isStaleFor(context.settings.lagTimeout()) ? Optional.of(Reason.unavailable) : Optional.empty();
    }

    private Uni<List<StreamEvent>> sendOrWait(List<StreamEvent> events) {
        // The check runs once per TICK, so the heartbeat is sent one TICK early.
        boolean isHeartbeatDue = context.ticker.nanos() - lastEventNanos
                >= context.settings.heartbeatInterval().minus(TICK).toNanos();
        if (events.isEmpty() && !isHeartbeatDue) {
            return signal.await().emitOn(eventLoop).replaceWith(List.of());
        }
        lastEventNanos = context.ticker.nanos();
        return Uni.createFrom().item(events.isEmpty() ? List.of(StreamEvent.HEARTBEAT) : events);
    }

    private List<StreamEvent> endAfterFailure(Throwable failure) {
        return end(reason(failure));
    }

    /// Logs internal errors. A database timeout is logged without a stack trace.
    private Reason reason(Throwable failure) {
        if (failure instanceof TimeoutException) {
            LOG.warnf("Stream ended because the database does not respond: %s", this);
            return Reason.unavailable;
        }
        return switch (ProblemMapper.toProblem(failure, "for the stream of " + this)
                .code()) {
            case portfolio_not_found, market_not_found -> Reason.deleted;
            case unavailable -> Reason.unavailable;
            default -> Reason.failed;
        };
    }
}
