package io.prescient.invariant;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Looks at all books now and then. Each replica does, so that each one's metrics and readiness are its own.
@ApplicationScoped
public class InvariantSchedule {
    @Inject
    InvariantRuns runs;

    @Scheduled(
            every = "{prescient.invariants.interval}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return runs.run().replaceWithVoid();
    }
}
