package io.prescient.strategy;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Runs the cycles of all portfolios when they are due, on one replica.
@ApplicationScoped
public class CycleSchedule {
    @Inject
    JobLock turns;

    @Inject
    CycleRunner cycles;

    @Scheduled(cron = "{prescient.cycles.cron}", timeZone = "UTC", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run(ScheduledExecution execution) {
        var due = execution.getScheduledFireTime();
        return turns.isMine("cycles", due)
                .chain(mine -> mine
                        ? cycles.runAll("cycles-" + due).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
