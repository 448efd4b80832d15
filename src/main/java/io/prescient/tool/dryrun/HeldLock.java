package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// A lock that a statement took on a relation that existed before its transaction.
///
/// @param table a table, view or sequence; a partition counts as its table
/// @param mode the strongest mode that the statement took, if it is stronger than those held before
/// @param heldMicros microseconds from the start of the statement to the end of the commit
/// @param blocks the sessions that have to wait
/// @param rows the rows in the sample, if the relation is a copied table
/// @param liveRows an estimate of the rows in the database, if it is known
@RegisterForReflection
public record HeldLock(
        String table,
        LockMode mode,
        long heldMicros,
        Blocked blocks,
        @Nullable Long rows,
        @Nullable Long liveRows) {

    /// Constants are spelled as in JSON.
    public enum Blocked {
        none,
        writers,
        readers_and_writers
    }

    /// An estimate of how many times larger the table is than its sample; 1 if that is not known.
    long factor() {
        return rows == null || rows == 0 || liveRows == null ? 1 : Math.max(1, (liveRows + rows / 2) / rows);
    }

    HeldLock heldFor(long micros) {
        return new HeldLock(table, mode, micros, blocks, rows, liveRows);
    }
}
