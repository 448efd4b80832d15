package io.prescient.tool.dryrun;

import io.prescient.tool.migration.LostRows;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/// What a transaction of a dry run did.
///
/// @param durationMicros of the statements and the commit, in microseconds
/// @param commitMicros in microseconds; 0 if a statement failed
/// @param factor an estimate of how many times longer the transaction takes with all rows: the largest ratio of a
/// locked table's size to its sample
/// @param statements in the order in which they ran
/// @param lost the rows that a downgrade lost
@RegisterForReflection
public record TransactionResult(
        Step step,
        long durationMicros,
        long commitMicros,
        long factor,
        List<StatementResult> statements,
        List<LostRows> lost) {

    /// Constants are spelled as in JSON.
    public enum Step {
        upgrade,
        downgrade,
        upgrade_again
    }

    static TransactionResult of(Step step, List<StatementResult> statements, long commitMicros, List<LostRows> lost) {
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
        return new TransactionResult(step, rest, commitMicros, factor, held, lost);
    }
}
