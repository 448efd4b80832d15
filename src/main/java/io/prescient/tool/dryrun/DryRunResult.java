package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a dry run: upgrade, downgrade, and upgrade again.
///
/// @param from the version of the database, unless it is empty
/// @param to equal to `from` if nothing is pending
/// @param adopted what the database would be adopted as, if it has no history
/// @param sample the copied rows
/// @param failure the statement that stopped the dry run, if one did
/// @param differences of the schema after the downgrade, and after the second upgrade
@RegisterForReflection
public record DryRunResult(
        @Nullable String from,
        String to,
        @Nullable String adopted,
        List<SampledTable> sample,
        List<TransactionResult> transactions,
        @Nullable Failure failure,
        List<String> differences) {

    /// The statement that failed.
    ///
    /// @param line the first line of the statement in the script, from 1
    @RegisterForReflection
    public record Failure(String script, int line, String message) {}

    static DryRunResult ofNothing(@Nullable String from, String to, @Nullable String adopted) {
        return new DryRunResult(from, to, adopted, List.of(), List.of(), null, List.of());
    }

    public boolean succeeded() {
        return failure == null && differences.isEmpty();
    }
}
