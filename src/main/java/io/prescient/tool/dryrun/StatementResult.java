package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What a statement did in a rehearsal.
///
/// @param line of the script, at which it begins
/// @param words its first ones
/// @param tookMicros how long it ran
/// @param written rows that it inserted, updated or deleted
@RegisterForReflection
public record StatementResult(
        String script,
        int line,
        String excerpt,
        long durationMicros,
        long written,
        List<RewrittenTable> rewritten,
        List<HeldLock> locks) {

    /// @param micros from its end to the end of the commit
    StatementResult heldUntilCommit(long micros) {
        return new StatementResult(
                script,
                line,
                excerpt,
                durationMicros,
                written,
                rewritten,
                locks.stream().map(lock -> lock.heldFor(durationMicros + micros)).toList());
    }
}
