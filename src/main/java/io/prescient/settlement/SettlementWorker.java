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

/// Drives settlements to their end, one transaction after the other, on any number of replicas.
@ApplicationScoped
public class SettlementWorker {
    private static final Logger LOG = Logger.getLogger(SettlementWorker.class);

    /// How many batches a request settles itself before it leaves the rest to the background.
    private static final int MAX_BATCHES_PER_REQUEST = 20;

    @Inject
    SettlementService settlements;

    /// Declares how a market ended and pays the first lots; the rest is done in the background. True if it is news.
    public Uni<Boolean> settle(String marketId, NewSettlement settlement) {
        return settlements.declare(marketId, settlement).call(() -> drive(marketId, MAX_BATCHES_PER_REQUEST));
    }

    /// The same under a condition, as {@link SettlementService#declareIf} has it.
    ///
    /// @param corrects whether a settlement with another outcome is to be corrected
    /// @throws ProblemException if the market is settled with another outcome that is not to be corrected
    public Uni<Boolean> settleIf(
            Supplier<Uni<Void>> condition, String marketId, NewSettlement settlement, boolean allowCorrection) {
        return settlements.declareIf(condition, marketId, settlement, allowCorrection).call(() -> drive(marketId, MAX_BATCHES_PER_REQUEST));
    }

    /// Takes up what a crash, a restart or an impatient client left behind.
    @Scheduled(every = "2s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> resume() {
        return settlements
                .unfinishedMarkets()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::driveOrReport)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// One market that fails must not keep the others waiting.
    private Uni<Void> driveOrReport(String marketId) {
        return drive(marketId, Integer.MAX_VALUE)
                .onFailure()
                .invoke(e -> LOG.errorf(e, "The settlement of market %s failed and will be tried again", marketId))
                .onFailure()
                .recoverWithNull();
    }

    /// Settles at most so many batches of a market.
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
