package io.prescient.stream;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.Ticker;
import io.prescient.journal.JournalQueries;
import io.prescient.persistence.ReadRouting;
import io.prescient.portfolio.Portfolio;
import io.prescient.portfolio.Valuation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Waits until this replica sees a portfolio as new as somebody wants it. Those who wait are listeners of the feed, so
/// they cost no questions of their own.
@ApplicationScoped
class MinSeqWaiter {
    @ConfigProperty(name = "prescient.min-seq.timeout")
    Duration timeout;

    @Inject
    JournalQueries journal;

    @Inject
    PortfolioChangePoller feed;

    @Inject
    ReadRouting reads;

    @Inject
    Ticker ticker;

    private static final class Waiter implements TopicListener {
        private final AsyncSignal bell = new AsyncSignal();

        @Override
        public long place() {
            return Long.MAX_VALUE;
        }

        @Override
        public void wake() {
            bell.ring();
        }
    }

    /// The seq that is seen here; null if there is no such portfolio.
    Uni<Long> seen(long portfolioId) {
        return journal.seq(portfolioId);
    }

    /// The seq that is seen here, at least this one.
    ///
    /// @throws io.prescient.http.ProblemException if there is no such portfolio, or it does not come so far in time
    Uni<Long> reached(long portfolioId, long wanted) {
        long deadline = ticker.nanos() + timeout.toNanos();
        // It begins with 1.
        long least = Math.max(wanted, 1);
        return seen(portfolioId)
                .onItem()
                .ifNull()
                .switchTo(() -> notSeen(portfolioId))
                .ifNoItem()
                .after(timeout)
                .on(ticker.timers())
                .failWith(() -> Problem.of(ProblemCode.unavailable, "The database does not answer")
                        .asException())
                .emitOn(SubscriptionEventLoop.here())
                .chain(seen -> seen >= least
                        ? Uni.createFrom().item(seen)
                        : await(portfolioId, seen, least, Duration.ofNanos(deadline - ticker.nanos())));
    }

    /// 0 for one that the standby, which is asked here, is still to hear of.
    private Uni<Long> notSeen(long portfolioId) {
        Uni<Long> known = ReadRouting.isRoutedToStandby()
                ? ReadRouting.fromPrimary(() -> seen(portfolioId))
                : Uni.createFrom().nullItem();
        return known.onItem()
                .ifNull()
                .failWith(() -> Portfolio.notFound(portfolioId))
                .replaceWith(0L);
    }

    private Uni<Long> await(long portfolioId, long seen, long wanted, Duration left) {
        if (left.isNegative() || left.isZero() || !looksWhereTheFeedLooks()) {
            return Uni.createFrom().failure(() -> notYetSeen(wanted, seen));
        }
        var lane = SubscriptionEventLoop.here();
        var waiter = new Waiter();
        var channel = feed.join(portfolioId, seen, waiter);
        waiter.wake();
        return Multi.createBy()
                .repeating()
                .uni(() -> waiter.bell.heard().map(_ -> place(portfolioId, channel)))
                .whilst(now -> now < wanted)
                .collect()
                .last()
                .ifNoItem()
                .after(left)
                .on(ticker.timers())
                .failWith(() -> notYetSeen(wanted, channel.recent().to()))
                .onTermination()
                .invoke(() -> feed.leave(portfolioId, waiter))
                .emitOn(lane);
    }

    /// Else what is seen here may be ahead of the feed, and those who listen to it would miss what is in between.
    private boolean looksWhereTheFeedLooks() {
        return ReadRouting.isRoutedToStandby() || !reads.hasStandby();
    }

    private static long place(long portfolioId, Topic<Valuation> channel) {
        if (channel.isGone()) {
            throw Portfolio.notFound(portfolioId);
        }
        return channel.recent().to();
    }

    private static RuntimeException notYetSeen(long wanted, long seen) {
        return Problem.of(ProblemCode.min_seq_timeout, "Seq %d is not seen here, only %d".formatted(wanted, seen))
                .with("min_seq", wanted)
                .with("seq", seen)
                .asException();
    }
}
