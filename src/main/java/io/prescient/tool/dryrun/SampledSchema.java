package io.prescient.tool.dryrun;

import java.util.List;
import java.util.Set;

/// What the scratch schema was filled with, beside what the live one has.
///
/// @param live the names of all that can be locked in the live schema
record SampledSchema(List<SampledTable> tables, Set<String> live) {
    /// @param down whether the way is the one down: what the way up made would be live then
    HeldLock lock(String name, LockMode mode, boolean down) {
        var table = tables.stream().filter(each -> each.table().equals(name)).findFirst();
        return new HeldLock(
                name,
                mode,
                0,
                down || live.contains(name) ? blocked(mode) : HeldLock.Blocked.none,
                table.map(SampledTable::rows).orElse(null),
                table.map(SampledTable::liveRows).orElse(null));
    }

    private static HeldLock.Blocked blocked(LockMode mode) {
        if (mode.blocksReaders()) {
            return HeldLock.Blocked.readers_and_writers;
        }
        return mode.blocksWriters() ? HeldLock.Blocked.writers : HeldLock.Blocked.none;
    }
}
