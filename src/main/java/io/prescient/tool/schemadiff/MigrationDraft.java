package io.prescient.tool.schemadiff;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A draft as it was written.
///
/// @param files the migration and its way back
/// @param statements of the migration; 0 if nothing differs and all is left to the person who writes it
/// @param unfinished lines that a person has to finish before a database takes them
@RegisterForReflection
public record MigrationDraft(List<String> files, int statements, int unfinished) {
    public List<String> lines() {
        var told = statements == 0
                ? "Nothing differs, so the files are an empty frame"
                : "%d %s drafted".formatted(statements, statements == 1 ? "statement is" : "statements are");
        return List.of(
                files.getFirst(),
                files.getLast(),
                "%s; lines to finish, which begin with %s: %d"
                        .formatted(told, SchemaChange.UNFINISHED.strip(), unfinished));
    }
}
