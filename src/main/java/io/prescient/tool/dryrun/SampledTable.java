package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// A table and the number of its rows that were copied.
///
/// @param liveRows an estimate of the rows in the database, if PostgreSQL has analysed the table
@RegisterForReflection
public record SampledTable(
        String table, long rows, @Nullable Long liveRows) {}
