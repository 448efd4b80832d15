package io.prescient.stream;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.Ticker;
import io.prescient.journal.JournalRepository;
import io.prescient.persistence.ReadRouting;
import io.prescient.portfolio.Portfolio;
import io.prescient.portfolio.Valuation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Waits until this replica sees a portfolio at a requested seq or later. Waiters are listeners of the poller, so
/// they run no queries of their own.
@ApplicationScoped
class MinSeqWaiter {
    @ConfigProperty(name = "prescient.min-seq.timeout")
    Duration timeout;

    @Inject
    JournalRepository journal;

    @Inject
    PortfolioChangePoller poller;

    @Inject
    ReadRouting reads;

    @Inject
    Ticker ticker;

    private static final class Waiter implements TopicListener {
        private final AsyncSignal signal = new AsyncSignal();

        @Override
        public long place() {
            return Long.MAX_VALUE;
        }

        @Override
        public void wake() {
            signal.raise();
        }
    }

    /// The seq that this replica sees; null if there is no such portfolio.
    Uni<Long> seen(long portfolioId) {
        return journal.seq(portfolioId);
    }

    /// Waits until this replica sees at least the requested seq, and returns the seq that it sees. The timeout is
    /// `prescient.min-seq.timeout`.
    ///
    /// @throws io.prescient.http.ProblemException if there is no such portfolio, or on a timeout
    Uni<Long> reached(long portfolioId, long minSeq) {
        long deadline = ticker.nanos() + timeout.toNanos();
        // The first entry of a portfolio has seq 1.
        long atLeast = Math.max(minSeq, 1);
        return seen(portfolioId)
                .onItem()
                .ifNull()
                .switchTo(() -> zeroIfOnPrimary(portfolioId))
                .ifNoItem()
                .after(timeout)
                .on(ticker.timers())
                .failWith(() -> Problem.of(ProblemCode.unavailable, "The database does not answer")
                        .asException())
                .emitOn(SubscriptionEventLoop.here())
                .chain(seen -> seen >= atLeast
                        ? Uni.createFrom().item(seen)
                        : await(portfolioId, seen, atLeast, Duration.ofNanos(deadline - ticker.nanos())));
    }

    /// Returns 0 for a portfolio that the primary has and the standby does not have yet. Fails if neither has it.
    private Uni<Long> zeroIfOnPrimary(long portfolioId) {
        Uni<Long> onPrimary = ReadRouting.isRoutedToStandby()
                ? ReadRouting.fromPrimary(() -> seen(portfolioId))
                : Uni.createFrom().nullItem();
        return onPrimary
                .onItem()
                .ifNull()
                .failWith(() -> Portfolio.notFound(portfolioId))
                .replaceWith(0L);
    }

    private Uni<Long> await(long portfolioId, long seen, long minSeq, Duration timeLeft) {
        if (timeLeft.isNegative() || timeLeft.isZero() || !usesDatabaseOfPoller()) {
            return Uni.createFrom().failure(() -> timedOut(minSeq, seen));
        }
        var eventLoop = SubscriptionEventLoop.here();
        var waiter = new Waiter();
        var topic = poller.join(portfolioId, seen, waiter);
        waiter.wake();
        return Multi.createBy()
                .repeating()
                .uni(() -> waiter.signal.await().map(_ -> place(portfolioId, topic)))
                .whilst(now -> now < minSeq)
                .collect()
                .last()
                .ifNoItem()
                .after(timeLeft)
                .on(ticker.timers())
                .failWith(() -> timedOut(minSeq, topic.recent().to()))
                .onTermination()
                .invoke(() -> poller.leave(portfolioId, waiter))
                .emitOn(eventLoop);
    }

    /// Whether this read and the poller use the same database. If not, this read may be ahead of the poller, and
    /// other listeners of the topic would miss the entries in between.
    private boolean usesDatabaseOfPoller() {
        return ReadRouting.isRoutedToStandby() || !reads.hasStandby();
    }

    private static long place(long portfolioId, Topic<Valuation> topic) {
        if (topic.isGone()) {
            throw Portfolio.notFound(portfolioId);
        }
        return topic.recent().to();
    }

    private static RuntimeException timedOut(long minSeq, long seen) {
        return Problem.of(
                        ProblemCode.min_seq_timeout,
                        "Timed out waiting for seq %d: this replica is at seq %d".formatted(minSeq, seen))
                .with("min_seq", minSeq)
                .with("seq", seen)
                .asException();
    }
}
