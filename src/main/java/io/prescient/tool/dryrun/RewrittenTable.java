package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A table that a statement wrote anew from its first row to its last.
///
/// @param rows that it had afterwards
@RegisterForReflection
public record RewrittenTable(String table, long rows) {}
