package io.prescient.stream;

import io.prescient.stream.Cut.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Tells one client what happens, at the pace at which it reads: what is next is looked for when the last event was
/// taken, so what waits for a slow client is its place and no more. It holds no connection and no thread.
abstract class Teller implements Listener {
    private static final Logger LOG = Logger.getLogger(Teller.class);

    final Means means;
    private final Bell bell = new Bell();
    private final Lane lane = Lane.here();
    private long spoken = System.nanoTime();
    private boolean over;

    Teller(Means means) {
        this.means = means;
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
                .onTermination()
                .invoke(this::leave);
    }

    /// The last event.
    List<StreamEvent> cut(Reason reason) {
        over = true;
        return List.of(new StreamEvent("cut", null, means.json.of(new Cut(reason, resumeAfter()))));
    }

    /// What the database says. If it says nothing the stream ends, because its silence would say that nothing is new.
    <T> Uni<T> answer(Uni<T> question) {
        return question.ifNoItem().after(Feed.LONGEST).fail().emitOn(lane);
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
        if (means.schema.objection().isPresent()) {
            return Optional.of(Reason.schema_unknown);
        }
        return isBlindFor(means.settings.patience()) ? Optional.of(Reason.unavailable) : Optional.empty();
    }

    private Uni<List<StreamEvent>> tellOrWait(List<StreamEvent> news) {
        boolean silent =
                System.nanoTime() - spoken >= means.settings.heartbeat().toNanos();
        if (news.isEmpty() && !silent) {
            return bell.heard().emitOn(lane).replaceWith(List.of());
        }
        spoken = System.nanoTime();
        return Uni.createFrom().item(news.isEmpty() ? List.of(StreamEvent.HEARTBEAT) : news);
    }

    private List<StreamEvent> failed(Throwable failure) {
        LOG.warn("A stream was cut", failure);
        return cut(Reason.unavailable);
    }
}
