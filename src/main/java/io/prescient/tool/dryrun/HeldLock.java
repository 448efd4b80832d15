package io.prescient.tool.dryrun;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A lock that a statement took, on something that was there before its transaction.
///
/// @param table or view or sequence; a partition counts as its table
/// @param mode the strongest that the statement took on it, if none as strong was held
/// @param heldMicros from the beginning of the statement to the end of the commit
/// @param blocks whom that would keep waiting
/// @param rows those of the table in the sample; null if it was not copied
/// @param liveRows about how many there are in the database; null if that is not known
@RegisterForReflection
public record HeldLock(String table, LockMode mode, long heldMicros, Blocked blocks, Long rows, Long liveRows) {

    /// Constants are spelled as they are told.
    public enum Blocked {
        none,
        writers,
        readers_and_writers
    }

    /// How often the sample goes into the table, as an estimate; 1 if that is not known.
    long factor() {
        return rows == null || rows == 0 || liveRows == null ? 1 : Math.max(1, (liveRows + rows / 2) / rows);
    }

    HeldLock heldFor(long micros) {
        return new HeldLock(table, mode, micros, blocks, rows, liveRows);
    }
}
