package io.prescient.tool.dryrun;

/// The table lock modes of PostgreSQL, the weakest first. Constants are spelled as in JSON.
public enum LockMode {
    access_share,
    row_share,
    row_exclusive,
    share_update_exclusive,
    share,
    share_row_exclusive,
    exclusive,
    access_exclusive;

    /// Whether the mode conflicts with `row_exclusive`, which inserts, updates and deletes take.
    public boolean blocksWriters() {
        return compareTo(share) >= 0;
    }

    /// Whether the mode conflicts with `access_share`, which reads take.
    public boolean blocksReaders() {
        return this == access_exclusive;
    }

    /// @param strength from 1, the weakest, to 8
    static LockMode of(long strength) {
        return values()[(int) strength - 1];
    }
}
