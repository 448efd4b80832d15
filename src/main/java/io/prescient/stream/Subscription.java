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

/// Tells one client what happens, at the pace at which it reads: what is next is looked for when the last event was
/// taken, so what waits for a slow client is its place and no more. It holds no connection and no thread.
abstract class Subscription implements TopicListener {
    private static final Logger LOG = Logger.getLogger(Subscription.class);

    /// How often it is stirred.
    static final Duration STIR = Duration.ofSeconds(1);

    final StreamContext means;
    final Kind kind;
    private final Object about;
    private final SubscriberConnection client;
    private final AsyncSignal bell = new AsyncSignal();
    private final SubscriptionEventLoop lane = SubscriptionEventLoop.here();
    private long spoken;
    private boolean over;

    /// Since when the client has not taken what it was told; 0 while nothing is on its way.
    private volatile long onItsWaySince;

    /// Why it is ended here; null while it is not, and if the client leaves.
    private volatile String endedFor;

    private boolean stops;

    /// What is told of.
    enum Kind {
        portfolio,
        market,
        board
    }

    /// @param about which one of its kind
    Subscription(StreamContext means, Kind kind, Object about) {
        this.means = means;
        this.kind = kind;
        this.about = about;
        this.spoken = means.ticker.nanos();
        this.client = new SubscriberConnection(means.request.getCurrent().request());
    }

    /// As the log tells it.
    @Override
    public final String toString() {
        return kind + " " + about;
    }

    /// What is new; an empty list if nothing is. Called again when that was taken.
    abstract Uni<List<StreamEvent>> news();

    /// Whether a channel that it listens to has been out of sight for so long.
    abstract boolean isBlindFor(Duration patience);

    /// Where another stream would go on; null if it begins anew.
    abstract Object resumeAfter();

    /// Listens no more.
    abstract void leave();

    @Override
    public void wake() {
        bell.ring();
    }

    /// Called once a second, so that whoever has been silent for long says that he is alive, or that the service stops.
    /// A client that does not take even that is left without a word: it would hold up the stop.
    void stir() {
        long since = onItsWaySince;
        boolean isStuck =
                since != 0 && means.ticker.nanos() - since > (stops ? STIR : means.settings.writeTimeout()).toNanos();
        stops = means.stopping.hasBegun();
        if (isStuck) {
            LOG.warnf("The stream of %s is ended: its client does not read", this);
            endedFor = StreamMetrics.WRITE_TIMEOUT;
            // It may need a second time.
            onItsWaySince = means.ticker.nanos();
            client.hangUp();
        }
        wake();
    }

    /// Until it is cut or the client leaves.
    Multi<StreamEvent> events() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .whilst(_ -> !over)
                .onFailure()
                .recoverWithItem(this::failed)
                .onItem()
                .<StreamEvent>disjoint()
                .onItem()
                .invoke(() -> onItsWaySince = means.ticker.nanos())
                .onRequest()
                .invoke(() -> onItsWaySince = 0)
                .onSubscription()
                .invoke(() -> means.tellers.add(this))
                .onTermination()
                .invoke(this::end);
    }

    /// The last event.
    List<StreamEvent> cut(Reason reason) {
        over = true;
        endedFor = reason.name();
        var place = reason == Reason.deleted ? null : resumeAfter();
        return List.of(new StreamEvent(Name.end, null, means.json.write(new StreamEnd(reason, place))));
    }

    private void end() {
        means.tellers.remove(this);
        if (endedFor != null) {
            means.metrics.ended(endedFor);
        }
        leave();
    }

    /// What the database says. If it says nothing the stream ends, because its silence would say that nothing is new.
    <T> Uni<T> answer(Uni<T> question) {
        return question.ifNoItem()
                .after(ChangePoller.LONGEST)
                .on(means.ticker.timers())
                .fail()
                .emitOn(lane);
    }

    private Uni<List<StreamEvent>> next() {
        return ending().map(reason -> Uni.createFrom().item(cut(reason)))
                .orElseGet(() -> news().chain(this::tellOrWait));
    }

    /// Why nothing more can be told here, however long one waits.
    private Optional<Reason> ending() {
        if (means.stopping.hasBegun()) {
            return Optional.of(Reason.shutdown);
        }
        if (means.schema.incompatibility().isPresent()) {
            return Optional.of(Reason.schema_unknown);
        }
        return isBlindFor(means.settings.lagTimeout()) ? Optional.of(Reason.unavailable) : Optional.empty();
    }

    private Uni<List<StreamEvent>> tellOrWait(List<StreamEvent> news) {
        // It is asked once in a stir, so it speaks one earlier than it must.
        boolean silent = means.ticker.nanos() - spoken
                >= means.settings.heartbeatInterval().minus(STIR).toNanos();
        if (news.isEmpty() && !silent) {
            return bell.heard().emitOn(lane).replaceWith(List.of());
        }
        spoken = means.ticker.nanos();
        return Uni.createFrom().item(news.isEmpty() ? List.of(StreamEvent.HEARTBEAT) : news);
    }

    private List<StreamEvent> failed(Throwable failure) {
        return cut(reason(failure));
    }

    /// What the client cannot know is logged; without a stack if only the database does not answer.
    private Reason reason(Throwable failure) {
        if (failure instanceof TimeoutException) {
            LOG.warnf("The stream of %s is cut: the database does not answer", this);
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
