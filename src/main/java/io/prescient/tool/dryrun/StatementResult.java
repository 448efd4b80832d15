package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What a statement did in a dry run.
///
/// @param line the first line of the statement in the script, from 1
/// @param excerpt the beginning of the statement
/// @param durationMicros in microseconds
/// @param written the rows that it inserted, updated or deleted
@RegisterForReflection
public record StatementResult(
        String script,
        int line,
        String excerpt,
        long durationMicros,
        long written,
        List<RewrittenTable> rewritten,
        List<HeldLock> locks) {

    /// @param micros microseconds from the end of the statement to the end of the commit
    StatementResult heldUntilCommit(long micros) {
        return new StatementResult(
                script,
                line,
                excerpt,
                durationMicros,
                written,
                rewritten,
                locks.stream()
                        .map(lock -> lock.heldFor(durationMicros + micros))
                        .toList());
    }
}
