package io.prescient.tool.schemadiff;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A draft as it was written.
///
/// @param files the migration and its way back
/// @param statementCount of the migration; 0 if nothing differs and all is left to the person who writes it
/// @param unfinishedCount lines that a person has to finish before a database takes them
@RegisterForReflection
public record MigrationDraft(List<String> files, int statementCount, int unfinishedCount) {
    public List<String> lines() {
        var told = statementCount == 0
                ? "Nothing differs, so the files are an empty frame"
                : "%d %s drafted".formatted(statementCount, statementCount == 1 ? "statement is" : "statements are");
        return List.of(
                files.getFirst(),
                files.getLast(),
                "%s; lines to finish, which begin with %s: %d"
                        .formatted(told, SchemaChange.UNFINISHED.strip(), unfinishedCount));
    }
}
