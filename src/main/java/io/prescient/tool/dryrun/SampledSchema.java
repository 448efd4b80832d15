package io.prescient.tool.dryrun;

import java.util.List;
import java.util.Set;

/// The rows that were copied into the scratch schema, and the relations of the live schema.
///
/// @param live the names of the relations of the live schema that can be locked
record SampledSchema(List<SampledTable> tables, Set<String> live) {
    /// @param isDowngrade whether relations that the upgrade created count as live
    HeldLock lock(String name, LockMode mode, boolean isDowngrade) {
        var table = tables.stream().filter(each -> each.table().equals(name)).findFirst();
        return new HeldLock(
                name,
                mode,
                0,
                isDowngrade || live.contains(name) ? blocked(mode) : HeldLock.Blocked.none,
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
