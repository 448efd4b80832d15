package io.prescient.persistence.schema;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Checks periodically whether this program can serve with the schema of the database. While it cannot, jobs are
/// paused.
@ApplicationScoped
public class SchemaWatch {
    private static final Logger LOG = Logger.getLogger(SchemaWatch.class);

    private final SchemaMigrator migrator;
    private final Scheduler scheduler;
    private volatile Optional<String> incompatibility = Optional.of("The schema was not checked yet");

    @Inject
    SchemaWatch(SchemaMigrator migrator, Scheduler scheduler) {
        this.migrator = migrator;
        this.scheduler = scheduler;
    }

    /// Why this program must not serve; empty if it may.
    public Optional<String> incompatibility() {
        return incompatibility;
    }

    /// Runs before the first request and the first job. It does not use the scheduler, because jobs may be
    /// disabled.
    ///
    /// @param serves false for a command, which checks the schema itself
    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started,
            Vertx vertx,
            @ConfigProperty(name = "prescient.serves") boolean serves,
            @ConfigProperty(name = "prescient.schema.check-interval") Duration checkInterval) {
        if (serves) {
            forEachJob(scheduler::pause);
            check();
            vertx.setPeriodic(checkInterval.toMillis(), _ -> vertx.executeBlocking(this::check));
        }
    }

    private Void check() {
        try {
            update(migrator.incompatibility());
        } catch (SchemaException e) {
            // The database does not respond, which readiness reports. The last known state stays.
            LOG.debug(e.getMessage());
        }
        return null;
    }

    private void update(Optional<String> found) {
        if (!found.equals(incompatibility)) {
            incompatibility = found;
            found.ifPresentOrElse(
                    reason -> LOG.warnf("Schema is not usable, requests are rejected and jobs are paused: %s", reason),
                    () -> LOG.info("Schema is usable, requests and jobs resume"));
            forEachJob(found.isPresent() ? scheduler::pause : scheduler::resume);
        }
    }

    private void forEachJob(Consumer<String> does) {
        if (scheduler.isStarted()) {
            scheduler.getScheduledJobs().stream().map(Trigger::getId).forEach(does);
        }
    }
}
