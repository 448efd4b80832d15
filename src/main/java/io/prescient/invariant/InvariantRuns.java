package io.prescient.invariant;

import io.micrometer.core.instrument.MeterRegistry;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// The looks of this replica at all books: the last one, and one at a time.
@ApplicationScoped
class InvariantRuns {
    /// Far longer than a look at many books takes: a connection that died in silence never answers.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(InvariantRuns.class);

    @Inject
    InvariantRepository reader;

    @Inject
    MeterRegistry metrics;

    /// Tests have less.
    Duration patience = PATIENCE;

    private volatile InvariantRun last = InvariantRun.NONE;
    private Uni<InvariantRun> running;

    InvariantRun last() {
        return last;
    }

    /// Looks at all books; who asks while somebody looks gets what that one finds.
    synchronized Uni<InvariantRun> run() {
        if (running == null) {
            running = reader.all()
                    .ifNoItem()
                    .after(patience)
                    .failWith(this::silence)
                    .invoke(this::keep)
                    .onTermination()
                    .invoke(this::end)
                    .memoize()
                    .indefinitely();
        }
        return running;
    }

    private RuntimeException silence() {
        return Problem.of(ProblemCode.unavailable, "A look at all books did not end within " + patience)
                .asException();
    }

    private synchronized void end() {
        running = null;
    }

    private void keep(InvariantRun run) {
        if (run.isBroken()) {
            LOG.errorf(
                    "The books are broken: %s, first in portfolio %s", run.violationCounts(), run.brokenPortfolios(10));
        } else if (last.isBroken()) {
            LOG.info("The books hold again");
        }
        metrics.timer("prescient.invariant.runs").record(run.durationMs(), TimeUnit.MILLISECONDS);
        last = run;
    }
}
