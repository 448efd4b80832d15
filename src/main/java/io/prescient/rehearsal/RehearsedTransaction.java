package io.prescient.rehearsal;

import io.prescient.schema.Lost;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/// What a transaction of a rehearsal did, in the order of its statements.
///
/// @param tookMicros its statements and its commit; what measured them is not counted
/// @param commitMicros 0 if it did not come to that
/// @param factor how many times as long it might take on all rows, as an estimate: how often the sample goes into the
/// table of which the least was copied
/// @param lost what it took away
@RegisterForReflection
public record RehearsedTransaction(
        Way way,
        long tookMicros,
        long commitMicros,
        long factor,
        List<RehearsedStatement> statements,
        List<Lost> lost) {

    /// Constants are spelled as they are told.
    public enum Way {
        up,
        down,
        up_again
    }

    static RehearsedTransaction of(Way way, List<RehearsedStatement> statements, long commitMicros, List<Lost> lost) {
        long rest = commitMicros;
        var held = new ArrayList<RehearsedStatement>();
        for (var statement : statements.reversed()) {
            held.addFirst(statement.followedBy(rest));
            rest += statement.tookMicros();
        }
        long factor = held.stream()
                .flatMap(statement -> statement.locks().stream())
                .mapToLong(HeldLock::factor)
                .max()
                .orElse(1);
        return new RehearsedTransaction(way, rest, commitMicros, factor, held, lost);
    }
}
