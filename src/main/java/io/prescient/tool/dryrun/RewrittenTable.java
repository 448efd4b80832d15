package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A table that a statement rewrote completely.
///
/// @param rows the rows after the statement
@RegisterForReflection
public record RewrittenTable(String table, long rows) {}
