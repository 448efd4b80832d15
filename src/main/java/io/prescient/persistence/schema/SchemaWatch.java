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

/// Looks now and then whether this program can serve on the database as it stands. While it cannot, no job begins.
@ApplicationScoped
public class SchemaWatch {
    private static final Logger LOG = Logger.getLogger(SchemaWatch.class);

    private final SchemaMigrator versions;
    private final Scheduler jobs;
    private volatile Optional<String> objection = Optional.of("Where the database stands is not known yet");

    @Inject
    SchemaWatch(SchemaMigrator versions, Scheduler jobs) {
        this.versions = versions;
        this.jobs = jobs;
    }

    /// Why this program must not serve; empty if it may.
    public Optional<String> incompatibility() {
        return objection;
    }

    /// Before the first request and the first job. It takes no job for this, since jobs may be off.
    ///
    /// @param serves false for a command, which looks for itself
    void start(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started,
            Vertx vertx,
            @ConfigProperty(name = "prescient.serves") boolean serves,
            @ConfigProperty(name = "prescient.schema.look-every") Duration lookEvery) {
        if (serves) {
            forEachJob(jobs::pause);
            check();
            vertx.setPeriodic(lookEvery.toMillis(), _ -> vertx.executeBlocking(this::check));
        }
    }

    private Void check() {
        try {
            update(versions.incompatibility());
        } catch (SchemaException e) {
            // The database does not answer, and readiness tells that; where it stood, it stands.
            LOG.debug(e.getMessage());
        }
        return null;
    }

    private void update(Optional<String> found) {
        if (!found.equals(objection)) {
            objection = found;
            found.ifPresentOrElse(
                    reason -> LOG.warnf("%s. Until then requests are refused and no job begins", reason),
                    () -> LOG.info("The schema is one that this program can serve"));
            forEachJob(found.isPresent() ? jobs::pause : jobs::resume);
        }
    }

    private void forEachJob(Consumer<String> does) {
        if (jobs.isStarted()) {
            jobs.getScheduledJobs().stream().map(Trigger::getId).forEach(does);
        }
    }
}
