package io.prescient.settlement;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Drives settlements to their end, one transaction after the other, on any number of replicas.
@ApplicationScoped
public class SettlementWorker {
    @Inject
    SettlementService settlements;

    /// Takes up what a crash, a restart or an impatient client left behind.
    @Scheduled(every = "2s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> resume() {
        return settlements
                .unfinishedMarkets()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(marketId -> drive(marketId, Integer.MAX_VALUE))
                .collect()
                .last()
                .replaceWithVoid();
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
