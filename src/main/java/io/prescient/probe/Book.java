package io.prescient.probe;

import java.net.URI;
import java.util.List;

/// A portfolio's journal as one replica tells it when all is over.
record Book(long portfolioId, URI where, List<Entry> entries) {

    Book upTo(int end) {
        return new Book(portfolioId, where, entries.subList(0, end));
    }
}
