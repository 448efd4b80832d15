package io.prescient.venue;

import io.prescient.market.VenueCatalog;
import io.prescient.market.VenueCatalog.Merged;
import io.prescient.snapshot.Observation;
import io.prescient.snapshot.SnapshotIngest;
import io.prescient.venue.Harvest.Piece;
import io.prescient.venue.Proposals.Decided;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Stores a page: its events, then its markets batch by batch, each with its proposals and then its prices, and tells
/// the import's row after each step. Every step may be done again, so a page that broke off is simply imported
/// once more.
@ApplicationScoped
class ImportWriter {
    /// Few enough to hold the markets' locks for milliseconds.
    private static final int BATCH = 500;

    @Inject
    VenueCatalog catalog;

    @Inject
    SnapshotIngest snapshots;

    @Inject
    Proposals proposals;

    @Inject
    ImportLedger ledger;

    /// A batch whose words and proposals are stored.
    private record Written(Merged merged, Decided decided) {}

    Uni<Void> write(long importId, Harvest page) {
        return writeEvents(importId, page)
                .chain(() -> writeMarkets(importId, page))
                .chain(() -> ledger.add(importId, Tally.ofPage()));
    }

    private Uni<Void> writeEvents(long importId, Harvest page) {
        var words = page.events().stream().map(Piece::what).toList();
        return catalog.mergeEvents(words, page.isFresh())
                .map(merged -> Tally.ofEvents(merged.stored(), Skips.ofEvents(page, merged)))
                .chain(tally -> ledger.add(importId, tally));
    }

    private Uni<Void> writeMarkets(long importId, Harvest page) {
        return Multi.createFrom()
                .iterable(page.markets())
                .group()
                .intoLists()
                .of(BATCH)
                .onItem()
                .transformToUniAndConcatenate(batch -> writeBatch(importId, page, batch))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> writeBatch(long importId, Harvest page, List<Piece<VenueMarket>> batch) {
        return writeWords(importId, page, batch)
                .chain(written -> writePrices(page, batch, written))
                .chain(tally -> ledger.add(importId, tally));
    }

    /// Only who may still say what a market is may say how it ends: proposals are made under the same locks.
    private Uni<Written> writeWords(long importId, Harvest page, List<Piece<VenueMarket>> batch) {
        var words = batch.stream().map(piece -> piece.what().word()).toList();
        return catalog.mergeMarkets(
                words,
                page.isFresh(),
                (tx, merged) -> proposals
                        .take(tx, importId, taken(batch, merged))
                        .map(decided -> new Written(merged, decided)));
    }

    private static List<VenueMarket> taken(List<Piece<VenueMarket>> batch, Merged merged) {
        return batch.stream()
                .map(Piece::what)
                .filter(market -> merged.took(market.id()))
                .toList();
    }

    private Uni<Tally> writePrices(Harvest page, List<Piece<VenueMarket>> batch, Written written) {
        var priced = batch.stream()
                .filter(piece -> hasPrice(piece.what(), written.merged))
                .toList();
        return snapshots
                .store(priced.stream()
                        .map(piece -> observation(piece.what(), written.merged))
                        .toList())
                .map(prices -> Tally.ofMarkets(
                        written.merged.stored(),
                        prices,
                        written.decided,
                        Skips.ofMarkets(page, batch, written.merged, priced, prices)));
    }

    private static boolean hasPrice(VenueMarket market, Merged merged) {
        return market.observation() != null
                && (merged.took(market.id())
                        || Skips.isOlder(market.word(), merged.newer().get(market.id())));
    }

    /// Old words tell an old price, whenever they were fetched.
    private static Observation observation(VenueMarket market, Merged merged) {
        return merged.took(market.id()) ? market.observation() : market.observationOfOld();
    }
}
