package io.prescient.rehearsal;

import io.prescient.rehearsal.RehearsedTransaction.Way;
import io.prescient.schema.Lost;
import io.prescient.schema.SchemaFailure;
import io.prescient.schema.Scratch;
import io.prescient.schema.Script;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;

/// One transaction of a rehearsal while it runs.
final class Pass {
    private final Configuration configuration;
    private final Way way;
    private final Sampled sampled;
    private final List<RehearsedStatement> statements = new ArrayList<>();
    private final List<Lost> lost = new ArrayList<>();
    private String script = "";
    private int line;
    private long ended;
    private long commitMicros;

    Pass(Configuration configuration, Way way, Sampled sampled) {
        this.configuration = configuration;
        this.way = way;
        this.sampled = sampled;
    }

    /// Runs the scripts in a schema and commits, or leaves it as it was.
    ///
    /// @throws SchemaFailure where they fail, see {@link #failure}
    void run(Scratch scratch, List<Script> scripts) {
        var _ = scratch.run(statement -> {
            var watch = new Watch(statement, sampled, way == Way.down);
            for (var each : scripts) {
                run(statement, watch, each);
            }
            ended = System.nanoTime();
            return ended;
        });
        commitMicros = (System.nanoTime() - ended) / 1000;
    }

    RehearsedTransaction result() {
        return RehearsedTransaction.of(way, statements, commitMicros, lost);
    }

    Rehearsal.Failure failure(SchemaFailure cause) {
        return new Rehearsal.Failure(script, line, cause.getMessage());
    }

    private void run(Statement statement, Watch watch, Script next) throws SQLException {
        script = next.name();
        line = 1;
        lost.addAll(Lost.of(statement, next.version(), next.losses()));
        for (var each : ScriptStatement.of(next, configuration)) {
            line = each.line();
            if (!each.inTransaction()) {
                throw new SQLException("It cannot run in a transaction, so it cannot be rehearsed");
            }
            statements.add(watch.run(each));
        }
    }
}
