package io.prescient.performance;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Adds missing daily points, for example after downtime or an import of past data. Any number of replicas may run
/// it: each point is added once and never changed.
@ApplicationScoped
public class HistoryBackfill {
    @Inject
    HistoryRepository repository;

    @Inject
    HistoryService history;

    @Inject
    Clock clock;

    /// The days for which a point was added.
    ///
    /// @param addedCount the number of days
    @Schema(name = "Backfilled")
    public record Added(
            int addedCount,
            @Schema(nullable = true) @Nullable LocalDate firstSnapshotDate,
            @Schema(nullable = true) @Nullable LocalDate lastSnapshotDate) {
        static Added of(List<LocalDate> days) {
            return days.isEmpty() ? new Added(0, null, null) : new Added(days.size(), days.getFirst(), days.getLast());
        }
    }

    /// Backfills all portfolios, each in a transaction of its own.
    @Scheduled(every = "6h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> addAll() {
        return repository
                .writableIds()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(id -> repository.backfill(clock.instant(), id))
                .collect()
                .last()
                .replaceWithVoid();
    }

    Uni<Added> add(long portfolioId) {
        return history.requireWritable(portfolioId)
                .chain(() -> repository.backfill(clock.instant(), portfolioId))
                .map(Added::of);
    }
}
