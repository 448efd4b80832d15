package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.tool.dryrun.TransactionResult.Step;
import io.prescient.tool.migration.LostRows;
import io.prescient.tool.migration.MigrationScript;
import io.prescient.tool.migration.ScratchSchema;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;

/// One transaction of a dry run.
final class Phase {
    private final Configuration configuration;
    private final Step step;
    private final SampledSchema sampled;
    private final List<StatementResult> statements = new ArrayList<>();
    private final List<LostRows> lost = new ArrayList<>();
    private String script = "";
    private int line;
    private long endNanos;
    private long commitMicros;

    Phase(Configuration configuration, Step step, SampledSchema sampled) {
        this.configuration = configuration;
        this.step = step;
        this.sampled = sampled;
    }

    /// Runs the scripts in a schema and commits, or rolls back.
    ///
    /// @throws SchemaException if a statement fails, see {@link #failure}
    void run(ScratchSchema scratch, List<MigrationScript> scripts) {
        var _ = scratch.run(statement -> {
            var monitor = new LockMonitor(statement, sampled, step == Step.downgrade);
            for (var each : scripts) {
                run(statement, monitor, each);
            }
            endNanos = System.nanoTime();
            return endNanos;
        });
        commitMicros = (System.nanoTime() - endNanos) / 1000;
    }

    TransactionResult result() {
        return TransactionResult.of(step, statements, commitMicros, lost);
    }

    DryRunResult.Failure failure(SchemaException cause) {
        return new DryRunResult.Failure(script, line, String.valueOf(cause.getMessage()));
    }

    private void run(Statement statement, LockMonitor monitor, MigrationScript next) throws SQLException {
        script = next.name();
        line = 1;
        lost.addAll(LostRows.count(statement, next));
        for (var each : ScriptStatement.of(next, configuration)) {
            line = each.line();
            if (!each.inTransaction()) {
                throw new SQLException("The statement cannot run in a transaction, so it cannot run in a dry run");
            }
            statements.add(monitor.run(each));
        }
    }
}
