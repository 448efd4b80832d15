package io.prescient.tool.verifier;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A portfolio's journal as one replica returned it at the end of the check.
record ObservedJournal(long portfolioId, URI replica, List<ObservedEntry> entries) {

    /// The number of entries, which is the last seq of a complete journal.
    int lastSeq() {
        return entries.size();
    }

    /// The entry in the place of a seq.
    @Nullable
    ObservedEntry entry(long seq) {
        return seq < 1 || seq > lastSeq() ? null : entries.get((int) seq - 1);
    }

    /// The entry in the place of a seq with its JSON, or that there is none.
    String describe(long seq) {
        var entry = entry(seq);
        return entry == null ? "journal: ends with seq " + lastSeq() : entry + " " + entry.json();
    }

    ObservedJournal upTo(int end) {
        return new ObservedJournal(portfolioId, replica, entries.subList(0, end));
    }
}
