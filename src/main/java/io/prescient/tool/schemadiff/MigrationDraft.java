package io.prescient.tool.schemadiff;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A draft that was written to files.
///
/// @param files the upgrade and the downgrade
/// @param statementCount of the upgrade; 0 if there are no differences and the files are templates
/// @param unfinishedCount lines to complete before the scripts can run
@RegisterForReflection
public record MigrationDraft(List<String> files, int statementCount, int unfinishedCount) {
    public List<String> lines() {
        return List.of(
                files.getFirst(),
                files.getLast(),
                statementCount == 0 ? "No differences: the files are templates" : "Statements: " + statementCount,
                "Lines to complete, which begin with %s: %d"
                        .formatted(SchemaChange.UNFINISHED.strip(), unfinishedCount));
    }
}
