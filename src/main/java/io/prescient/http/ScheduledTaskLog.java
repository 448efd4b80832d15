package io.prescient.http;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Logs failures of scheduled tasks in place of the scheduler: a database that does not respond in one line, a defect
/// with its stack trace.
@Singleton
public class ScheduledTaskLog {
    private static final Logger LOG = Logger.getLogger(ScheduledTaskLog.class);

    void log(@Observes FailedExecution failed) {
        var task = failed.getExecution().getTrigger().getId();
        var failure = failed.getException();
        if (DatabaseFailures.isConnectionFailure(failure)) {
            LOG.warnf("Scheduled task failed, retrying: task=%s failure=%s", task, failure);
        } else {
            LOG.errorf(failure, "Scheduled task failed: task=%s", task);
        }
    }
}
