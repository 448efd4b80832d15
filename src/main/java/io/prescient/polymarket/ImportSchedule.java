package io.prescient.polymarket;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The scheduled work of imports. Every replica runs it.
@ApplicationScoped
class ImportSchedule {
    private final GammaSettings settings;
    private final ImportRepository imports;
    private final ImportRunner runner;

    @Inject
    ImportSchedule(GammaSettings settings, ImportRepository imports, ImportRunner runner) {
        this.settings = settings;
        this.imports = imports;
        this.runner = runner;
    }

    /// Sends the heartbeats of this replica's imports, and ends the imports without a heartbeat.
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> heartbeat() {
        return imports.heartbeat(runner.running()).chain(imports::abandonSilent);
    }

    /// Starts an import when it is due. The first replica that checks starts it.
    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> startDueImport() {
        return settings.interval()
                .map(this::startIfDue)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> startIfDue(Duration interval) {
        return imports.startFetchIfDue(interval).invoke(this::runIfStarted).replaceWithVoid();
    }

    private void runIfStarted(@Nullable Long importId) {
        if (importId != null) {
            runner.start(importId);
        }
    }
}
