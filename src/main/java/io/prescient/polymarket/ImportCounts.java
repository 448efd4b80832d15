package io.prescient.polymarket;

import io.prescient.market.MarketUpsertService.Stored;
import io.prescient.polymarket.ProposalRepository.ProposalCounts;
import io.prescient.snapshot.IngestResult;
import java.util.List;

/// The counts of one step of an import. The counts of an import are their sums.
///
/// @param accepted observations stored
/// @param duplicates observations that were already stored
record ImportCounts(
        int pages,
        Stored events,
        Stored markets,
        long accepted,
        long duplicates,
        ProposalCounts proposals,
        List<SkippedItem> skippedItems) {
    static ImportCounts ofEvents(Stored events, List<SkippedItem> skippedItems) {
        return new ImportCounts(0, events, Stored.NONE, 0, 0, ProposalCounts.NONE, skippedItems);
    }

    static ImportCounts ofMarkets(
            Stored markets, IngestResult prices, ProposalCounts proposals, List<SkippedItem> skippedItems) {
        return new ImportCounts(
                0, Stored.NONE, markets, prices.acceptedCount(), prices.duplicateCount(), proposals, skippedItems);
    }

    static ImportCounts ofSkippedItem(SkippedItem item) {
        return ofEvents(Stored.NONE, List.of(item));
    }

    /// A page that is stored completely.
    static ImportCounts ofPage() {
        return new ImportCounts(1, Stored.NONE, Stored.NONE, 0, 0, ProposalCounts.NONE, List.of());
    }
}
