package io.prescient.invariant;

import io.micrometer.core.instrument.MeterRegistry;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs the checks of all portfolios on this replica, one at a time, and keeps the last result.
@ApplicationScoped
class InvariantRuns {
    /// The timeout of a check, far longer than a check of many portfolios takes. It covers a dead connection,
    /// which never responds.
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(InvariantRuns.class);

    @Inject
    InvariantRepository repository;

    @Inject
    MeterRegistry metrics;

    /// The timeout. Tests use a shorter one.
    Duration timeout = TIMEOUT;

    private volatile InvariantRun last = InvariantRun.NONE;
    private @Nullable Uni<InvariantRun> running;

    InvariantRun last() {
        return last;
    }

    /// Checks all portfolios. A call during a running check returns the result of that check. Fails with
    /// `unavailable` after the timeout.
    synchronized Uni<InvariantRun> run() {
        if (running == null) {
            running = repository
                    .all()
                    .ifNoItem()
                    .after(timeout)
                    .failWith(this::timedOut)
                    .invoke(this::keep)
                    .onTermination()
                    .invoke(this::end)
                    .memoize()
                    .indefinitely();
        }
        return running;
    }

    private RuntimeException timedOut() {
        return Problem.of(ProblemCode.unavailable, "The check of all portfolios did not end within " + timeout)
                .asException();
    }

    private synchronized void end() {
        running = null;
    }

    private void keep(InvariantRun run) {
        if (run.isBroken()) {
            LOG.errorf(
                    "Invariants violated: violations=%s portfolios=%s",
                    run.violationCounts(), run.brokenPortfolios(10));
        } else if (last.isBroken()) {
            LOG.info("Invariants hold again");
        }
        metrics.timer("prescient.invariant.runs")
                .record(Objects.requireNonNull(run.durationMs(), "the check ended"), TimeUnit.MILLISECONDS);
        last = run;
    }
}
