package io.prescient.strategy;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Runs the cycles of all active portfolios on a schedule. One replica runs each scheduled time.
@ApplicationScoped
public class CycleSchedule {
    @Inject
    JobLockRepository jobLocks;

    @Inject
    CycleRunner cycles;

    @Scheduled(cron = "{prescient.cycles.cron}", timeZone = "UTC", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run(ScheduledExecution execution) {
        var due = execution.getScheduledFireTime();
        return jobLocks.tryAcquire("cycles", due)
                .chain(acquired -> acquired
                        ? cycles.runAll("cycles-" + due).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
