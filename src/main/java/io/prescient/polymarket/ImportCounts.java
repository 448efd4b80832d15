package io.prescient.polymarket;

import io.prescient.market.MarketUpsertService.Stored;
import io.prescient.polymarket.ProposalRepository.Decided;
import io.prescient.snapshot.IngestResult;
import java.util.List;

/// What became of a piece of a page; an import's figures are the sum of its pieces.
record ImportCounts(
        int pages,
        Stored events,
        Stored markets,
        long accepted,
        long duplicates,
        Decided decided,
        List<SkippedItem> skips) {
    /// A page's events, with what could not be read of it.
    static ImportCounts ofEvents(Stored events, List<SkippedItem> skips) {
        return new ImportCounts(0, events, Stored.NONE, 0, 0, Decided.NONE, skips);
    }

    /// Some of a page's markets.
    static ImportCounts ofMarkets(Stored markets, IngestResult prices, Decided decided, List<SkippedItem> skips) {
        return new ImportCounts(
                0, Stored.NONE, markets, prices.acceptedCount(), prices.duplicateCount(), decided, skips);
    }

    /// Something that was left out without a page.
    static ImportCounts ofSkip(SkippedItem skip) {
        return ofEvents(Stored.NONE, List.of(skip));
    }

    /// A page, once all of it is stored.
    static ImportCounts ofPage() {
        return new ImportCounts(1, Stored.NONE, Stored.NONE, 0, 0, Decided.NONE, List.of());
    }
}
