package io.prescient.polymarket;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/// What happens to imports by the clock, on any number of replicas.
@ApplicationScoped
class ImportSchedule {
    private final GammaSettings settings;
    private final ImportRepository ledger;
    private final ImportRunner runner;

    @Inject
    ImportSchedule(GammaSettings settings, ImportRepository ledger, ImportRunner runner) {
        this.settings = settings;
        this.ledger = ledger;
        this.runner = runner;
    }

    /// Says which imports are alive here, and ends those that are alive nowhere.
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return ledger.beat(runner.running()).chain(ledger::abandonSilent);
    }

    /// Whoever looks first when an import is due begins it.
    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> importWhenDue() {
        return settings.interval()
                .map(this::importEvery)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> importEvery(Duration every) {
        return ledger.beginIfDue(every).invoke(this::startIfBegun).replaceWithVoid();
    }

    private void startIfBegun(Long importId) {
        if (importId != null) {
            runner.start(importId);
        }
    }
}
