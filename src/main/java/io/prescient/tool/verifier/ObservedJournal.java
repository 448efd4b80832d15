package io.prescient.tool.verifier;

import java.net.URI;
import java.util.List;

/// A portfolio's journal as one replica tells it when all is over.
record ObservedJournal(long portfolioId, URI where, List<ObservedEntry> entries) {

    ObservedJournal upTo(int end) {
        return new ObservedJournal(portfolioId, where, entries.subList(0, end));
    }
}
