package io.prescient.venue;

import io.prescient.market.Catalog.Stored;
import io.prescient.snapshot.Ingested;
import io.prescient.venue.Proposals.Decided;
import java.util.List;

/// What became of a piece of a page; an import's figures are the sum of its pieces.
record Tally(
        int pages, Stored events, Stored markets, long accepted, long duplicates, Decided decided, List<Skip> skips) {
    /// A page's events, with what could not be read of it.
    static Tally ofEvents(Stored events, List<Skip> skips) {
        return new Tally(0, events, Stored.NONE, 0, 0, Decided.NONE, skips);
    }

    /// Some of a page's markets.
    static Tally ofMarkets(Stored markets, Ingested prices, Decided decided, List<Skip> skips) {
        return new Tally(0, Stored.NONE, markets, prices.acceptedCount(), prices.duplicateCount(), decided, skips);
    }

    /// Something that was left out without a page.
    static Tally ofSkip(Skip skip) {
        return ofEvents(Stored.NONE, List.of(skip));
    }

    /// A page, once all of it is stored.
    static Tally ofPage() {
        return new Tally(1, Stored.NONE, Stored.NONE, 0, 0, Decided.NONE, List.of());
    }
}
