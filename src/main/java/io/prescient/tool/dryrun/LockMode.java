package io.prescient.tool.dryrun;

/// What a transaction keeps others from doing with a table, the weakest first, as PostgreSQL names and orders it.
/// Constants are spelled as they are told.
public enum LockMode {
    access_share,
    row_share,
    row_exclusive,
    share_update_exclusive,
    share,
    share_row_exclusive,
    exclusive,
    access_exclusive;

    /// Whether whoever inserts, updates or deletes has to wait: that takes the mode `row_exclusive`.
    public boolean blocksWriters() {
        return compareTo(share) >= 0;
    }

    /// Whether whoever only reads has to wait too.
    public boolean blocksReaders() {
        return this == access_exclusive;
    }

    /// @param strength from 1, the weakest
    static LockMode of(long strength) {
        return values()[(int) strength - 1];
    }
}
