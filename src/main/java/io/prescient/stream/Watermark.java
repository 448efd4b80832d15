package io.prescient.stream;

import io.prescient.database.Reads;
import io.prescient.journal.JournalTail;
import io.prescient.portfolio.Mark;
import io.prescient.portfolio.Portfolio;
import io.prescient.web.Code;
import io.prescient.web.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Waits until this replica sees a portfolio as new as somebody wants it. Those who wait are listeners of the feed, so
/// they cost no questions of their own.
@ApplicationScoped
class Watermark {
    @ConfigProperty(name = "prescient.watermark.timeout")
    Duration timeout;

    @Inject
    JournalTail journal;

    @Inject
    PortfolioFeed feed;

    private static final class Waiter implements Listener {
        private final Bell bell = new Bell();

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
    /// @throws io.prescient.web.ProblemException if there is no such portfolio, or it does not come so far in time
    Uni<Long> reached(long portfolioId, long wanted) {
        // It begins with 1.
        long least = Math.max(wanted, 1);
        return seen(portfolioId)
                .onItem()
                .ifNull()
                .switchTo(() -> notSeen(portfolioId))
                .ifNoItem()
                .after(timeout)
                .failWith(() -> Problem.of(Code.unavailable, "The database does not answer")
                        .asException())
                .emitOn(Lane.here())
                .chain(seen -> seen >= least ? Uni.createFrom().item(seen) : await(portfolioId, seen, least));
    }

    /// 0 for one that the standby, which is asked here, is still to hear of.
    private Uni<Long> notSeen(long portfolioId) {
        return Reads.fromPrimary(() -> seen(portfolioId))
                .onItem()
                .ifNull()
                .failWith(() -> Portfolio.notFound(portfolioId))
                .replaceWith(0L);
    }

    private Uni<Long> await(long portfolioId, long seen, long wanted) {
        var lane = Lane.here();
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
                .after(timeout)
                .failWith(() -> notYetSeen(wanted, channel.recent().to()))
                .onTermination()
                .invoke(() -> feed.leave(portfolioId, waiter))
                .emitOn(lane);
    }

    /// What nothing was seen of is not gone, but still to come.
    private static long place(long portfolioId, Channel<Mark> channel) {
        long place = channel.recent().to();
        if (channel.isGone() && place > 0) {
            throw Portfolio.notFound(portfolioId);
        }
        return place;
    }

    private static RuntimeException notYetSeen(long wanted, long seen) {
        return Problem.of(Code.not_yet_seen, "Seq %d is not seen here, only %d".formatted(wanted, seen))
                .with("min_seq", wanted)
                .with("seen_seq", seen)
                .asException();
    }
}
