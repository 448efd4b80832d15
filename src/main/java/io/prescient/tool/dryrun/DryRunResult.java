package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// What became of an upgrade that was tried beside the live schema: up, down and up again.
///
/// @param from the version that the database is at; null if there is nothing in it
/// @param to equal to `from` if nothing is pending
/// @param adopted what the database would be taken for first; null if it has a history of versions
/// @param sample what was copied
/// @param failure what stopped it; null if nothing did
/// @param differences where the way down did not lead back, or the way up again elsewhere than before
@RegisterForReflection
public record DryRunResult(
        String from,
        String to,
        String adopted,
        List<SampledTable> sample,
        List<TransactionResult> transactions,
        Failure failure,
        List<String> differences) {

    /// The statement that failed.
    ///
    /// @param line of the script, at which it begins
    @RegisterForReflection
    public record Failure(String script, int line, String message) {}

    static DryRunResult ofNothing(String from, String to, String adopted) {
        return new DryRunResult(from, to, adopted, List.of(), List.of(), null, List.of());
    }

    public boolean succeeded() {
        return failure == null && differences.isEmpty();
    }
}
