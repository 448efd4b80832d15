package io.prescient.tool.dryrun;

import io.prescient.persistence.schema.LostRows;
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
public record TransactionResult(
        Direction direction,
        long durationMicros,
        long commitMicros,
        long factor,
        List<StatementResult> statements,
        List<LostRows> lost) {

    /// Constants are spelled as they are told.
    public enum Direction {
        up,
        down,
        up_again
    }

    static TransactionResult of(Direction way, List<StatementResult> statements, long commitMicros, List<LostRows> lost) {
        long rest = commitMicros;
        var held = new ArrayList<StatementResult>();
        for (var statement : statements.reversed()) {
            held.addFirst(statement.heldUntilCommit(rest));
            rest += statement.durationMicros();
        }
        long factor = held.stream()
                .flatMap(statement -> statement.locks().stream())
                .mapToLong(HeldLock::factor)
                .max()
                .orElse(1);
        return new TransactionResult(way, rest, commitMicros, factor, held, lost);
    }
}
