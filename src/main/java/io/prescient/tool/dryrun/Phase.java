package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.LostRows;
import io.prescient.persistence.schema.MigrationScript;
import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.ScratchSchema;
import io.prescient.tool.dryrun.TransactionResult.Direction;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;

/// One transaction of a rehearsal while it runs.
final class Phase {
    private final Configuration configuration;
    private final Direction way;
    private final SampledSchema sampled;
    private final List<StatementResult> statements = new ArrayList<>();
    private final List<LostRows> lost = new ArrayList<>();
    private String script = "";
    private int line;
    private long ended;
    private long commitMicros;

    Phase(Configuration configuration, Direction way, SampledSchema sampled) {
        this.configuration = configuration;
        this.way = way;
        this.sampled = sampled;
    }

    /// Runs the scripts in a schema and commits, or leaves it as it was.
    ///
    /// @throws SchemaFailure where they fail, see {@link #failure}
    void run(ScratchSchema scratch, List<MigrationScript> scripts) {
        var _ = scratch.run(statement -> {
            var watch = new LockMonitor(statement, sampled, way == Direction.down);
            for (var each : scripts) {
                run(statement, watch, each);
            }
            ended = System.nanoTime();
            return ended;
        });
        commitMicros = (System.nanoTime() - ended) / 1000;
    }

    TransactionResult result() {
        return TransactionResult.of(way, statements, commitMicros, lost);
    }

    DryRunResult.Failure failure(SchemaException cause) {
        return new DryRunResult.Failure(script, line, cause.getMessage());
    }

    private void run(Statement statement, LockMonitor watch, MigrationScript next) throws SQLException {
        script = next.name();
        line = 1;
        lost.addAll(LostRows.count(statement, next.version(), next.losses()));
        for (var each : ScriptStatement.of(next, configuration)) {
            line = each.line();
            if (!each.inTransaction()) {
                throw new SQLException("It cannot run in a transaction, so it cannot be rehearsed");
            }
            statements.add(watch.run(each));
        }
    }
}
