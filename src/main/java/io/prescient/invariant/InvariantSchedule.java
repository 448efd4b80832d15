package io.prescient.invariant;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Checks all portfolios every `prescient.invariants.interval`. Each replica runs its own check, because each has
/// its own metrics and readiness.
@ApplicationScoped
public class InvariantSchedule {
    @Inject
    InvariantRuns runs;

    @Scheduled(
            every = "{prescient.invariants.interval}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> check() {
        return runs.run().replaceWithVoid();
    }
}
