package io.prescient.polymarket;

import io.prescient.market.VenueUpsertService;
import io.prescient.market.VenueUpsertService.Merged;
import io.prescient.polymarket.ParsedPage.Piece;
import io.prescient.polymarket.ProposalRepository.Decided;
import io.prescient.snapshot.Observation;
import io.prescient.snapshot.SnapshotIngest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Stores a page: its events, then its markets batch by batch, each with its proposals and then its prices, and tells
/// the import's row after each step. Every step may be done again, so a page that broke off is simply imported
/// once more.
@ApplicationScoped
class PageImporter {
    /// Few enough to hold the markets' locks for milliseconds.
    private static final int BATCH = 500;

    @Inject
    VenueUpsertService catalog;

    @Inject
    SnapshotIngest snapshots;

    @Inject
    ProposalRepository proposals;

    @Inject
    ImportRepository ledger;

    /// A batch whose words and proposals are stored.
    private record Written(Merged merged, Decided decided) {}

    Uni<Void> write(long importId, ParsedPage page) {
        return writeEvents(importId, page)
                .chain(() -> writeMarkets(importId, page))
                .chain(() -> ledger.add(importId, ImportCounts.ofPage()));
    }

    private Uni<Void> writeEvents(long importId, ParsedPage page) {
        var words = page.events().stream().map(Piece::what).toList();
        return catalog.mergeEvents(words, page.isFresh())
                .map(merged -> ImportCounts.ofEvents(merged.stored(), SkippedItems.ofEvents(page, merged)))
                .chain(tally -> ledger.add(importId, tally));
    }

    private Uni<Void> writeMarkets(long importId, ParsedPage page) {
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

    private Uni<Void> writeBatch(long importId, ParsedPage page, List<Piece<GammaMarket>> batch) {
        return writeWords(importId, page, batch)
                .chain(written -> writePrices(page, batch, written))
                .chain(tally -> ledger.add(importId, tally));
    }

    /// Only who may still say what a market is may say how it ends: proposals are made under the same locks.
    private Uni<Written> writeWords(long importId, ParsedPage page, List<Piece<GammaMarket>> batch) {
        var words = batch.stream().map(piece -> piece.what().word()).toList();
        return catalog.mergeMarkets(
                words,
                page.isFresh(),
                (tx, merged) -> proposals
                        .take(tx, importId, taken(batch, merged))
                        .map(decided -> new Written(merged, decided)));
    }

    private static List<GammaMarket> taken(List<Piece<GammaMarket>> batch, Merged merged) {
        return batch.stream()
                .map(Piece::what)
                .filter(market -> merged.took(market.id()))
                .toList();
    }

    private Uni<ImportCounts> writePrices(ParsedPage page, List<Piece<GammaMarket>> batch, Written written) {
        var priced = batch.stream()
                .filter(piece -> hasPrice(piece.what(), written.merged))
                .toList();
        return snapshots
                .store(priced.stream()
                        .map(piece -> observation(piece.what(), written.merged))
                        .toList())
                .map(prices -> ImportCounts.ofMarkets(
                        written.merged.stored(),
                        prices,
                        written.decided,
                        SkippedItems.ofMarkets(page, batch, written.merged, priced, prices)));
    }

    private static boolean hasPrice(GammaMarket market, Merged merged) {
        return market.observation() != null
                && (merged.took(market.id())
                        || SkippedItems.isOlder(market.word(), merged.newer().get(market.id())));
    }

    /// Old words tell an old price, whenever they were fetched.
    private static Observation observation(GammaMarket market, Merged merged) {
        return merged.took(market.id()) ? market.observation() : market.observationOfOld();
    }
}
