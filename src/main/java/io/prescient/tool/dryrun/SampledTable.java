package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// How much of a table was copied.
///
/// @param liveRows about how many there are in the database; null if PostgreSQL has not counted them yet
@RegisterForReflection
public record SampledTable(String table, long rows, Long liveRows) {}
