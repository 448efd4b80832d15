package io.prescient.settlement;

import io.prescient.http.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Completes settlements batch by batch. It runs on every replica; row locks keep the replicas from settling a position
/// twice.
@ApplicationScoped
public class SettlementWorker {
    private static final Logger LOG = Logger.getLogger(SettlementWorker.class);

    /// Number of batches that a request settles itself; the background job settles the rest.
    private static final int MAX_BATCHES_PER_REQUEST = 20;

    @Inject
    SettlementService settlements;

    /// Declares the outcome of a market and settles the first batches. The background job settles the rest.
    ///
    /// @return true if a new version was created
    public Uni<Boolean> settle(String marketId, NewSettlement settlement) {
        return settlements.declare(marketId, settlement).call(() -> drive(marketId, MAX_BATCHES_PER_REQUEST));
    }

    /// Does the same under a condition, see {@link SettlementService#declareIf}.
    ///
    /// @param allowCorrection whether the outcome may replace another one
    /// @throws ProblemException `settlement_conflict` if the market is settled with another outcome and
    ///     `allowCorrection` is false
    public Uni<Boolean> settleIf(
            Supplier<Uni<Void>> condition, String marketId, NewSettlement settlement, boolean allowCorrection) {
        return settlements
                .declareIf(condition, marketId, settlement, allowCorrection)
                .call(() -> drive(marketId, MAX_BATCHES_PER_REQUEST));
    }

    /// Resumes unfinished settlements every 2 s: the rest of large ones, and those that a restart or a disconnected
    /// client interrupted.
    @Scheduled(every = "2s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> resume() {
        return Multi.createBy()
                .repeating()
                .uni(this::resumeNext)
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Settles the next markets. Returns whether there may be more: not if one of them failed, which is retried later.
    private Uni<Boolean> resumeNext() {
        return settlements
                .unfinishedMarkets()
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(this::driveOrReport)
                        .collect()
                        .asList()
                        .map(results -> !results.isEmpty() && !results.contains(false)));
    }

    /// Settles one market. A failure is logged and does not stop the other markets.
    ///
    /// @return whether it succeeded
    private Uni<Boolean> driveOrReport(String marketId) {
        return drive(marketId, Integer.MAX_VALUE)
                .replaceWith(true)
                .onFailure()
                .invoke(e -> LOG.errorf(e, "Settlement failed, retrying in 2 s: market_id=%s", marketId))
                .onFailure()
                .recoverWithItem(false);
    }

    /// Settles at most `batches` batches of a market.
    Uni<Void> drive(String marketId, int batches) {
        return Multi.createBy()
                .repeating()
                .uni(() -> settlements.settleNext(marketId))
                .whilst(more -> more)
                .select()
                .first(batches)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
