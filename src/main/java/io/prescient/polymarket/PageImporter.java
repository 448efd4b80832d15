package io.prescient.polymarket;

import io.prescient.market.SourceUpsertService;
import io.prescient.market.SourceUpsertService.MergeResult;
import io.prescient.polymarket.ParsedPage.Item;
import io.prescient.polymarket.ProposalRepository.ProposalCounts;
import io.prescient.snapshot.Observation;
import io.prescient.snapshot.SnapshotIngest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/// Stores a page: first its events, then its markets in batches, each batch with its proposals and then its
/// prices. Each step adds its counts to the import. All steps are idempotent, so an interrupted page is
/// imported again as a whole.
@ApplicationScoped
class PageImporter {
    /// Bounds the time for which the markets are locked to some milliseconds.
    private static final int BATCH_SIZE = 500;

    @Inject
    SourceUpsertService upserts;

    @Inject
    SnapshotIngest snapshots;

    @Inject
    ProposalRepository proposals;

    @Inject
    ImportRepository imports;

    private record StoredBatch(MergeResult result, ProposalCounts proposals) {}

    Uni<Void> importPage(long importId, ParsedPage page) {
        return storeEvents(importId, page)
                .chain(() -> storeMarkets(importId, page))
                .chain(() -> imports.addCounts(importId, ImportCounts.ofPage()));
    }

    private Uni<Void> storeEvents(long importId, ParsedPage page) {
        var updates = page.events().stream().map(item -> item.value().update()).toList();
        return upserts.mergeEvents(updates, page.isFresh())
                .map(result -> ImportCounts.ofEvents(result.stored(), SkippedItems.ofEvents(page, result)))
                .chain(counts -> imports.addCounts(importId, counts));
    }

    private Uni<Void> storeMarkets(long importId, ParsedPage page) {
        return Multi.createFrom()
                .iterable(page.markets())
                .group()
                .intoLists()
                .of(BATCH_SIZE)
                .onItem()
                .transformToUniAndConcatenate(batch -> storeBatch(importId, page, batch))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> storeBatch(long importId, ParsedPage page, List<Item<GammaMarket>> batch) {
        return mergeBatch(importId, page, batch)
                .chain(stored -> storePrices(page, batch, stored))
                .chain(counts -> imports.addCounts(importId, counts));
    }

    /// Proposals follow the applied updates only, under the same row locks.
    private Uni<StoredBatch> mergeBatch(long importId, ParsedPage page, List<Item<GammaMarket>> batch) {
        var updates = batch.stream().map(item -> item.value().update()).toList();
        return upserts.mergeMarkets(
                updates,
                page.isFresh(),
                (tx, result) -> proposals
                        .apply(tx, importId, applied(batch, result))
                        .map(counts -> new StoredBatch(result, counts)));
    }

    private static List<GammaMarket> applied(List<Item<GammaMarket>> batch, MergeResult result) {
        return batch.stream()
                .map(Item::value)
                .filter(market -> result.isApplied(market.id()))
                .toList();
    }

    private Uni<ImportCounts> storePrices(ParsedPage page, List<Item<GammaMarket>> batch, StoredBatch stored) {
        var result = stored.result;
        var priced = batch.stream()
                .filter(item -> observation(item.value(), result).isPresent())
                .toList();
        var observations = priced.stream()
                .flatMap(item -> observation(item.value(), result).stream())
                .toList();
        return snapshots
                .store(observations)
                .map(prices -> ImportCounts.ofMarkets(
                        result.stored(),
                        prices,
                        stored.proposals,
                        SkippedItems.ofMarkets(page, batch, result, priced, prices)));
    }

    /// The prices of an older update are observed at its update time, even if they were just fetched.
    private static Optional<Observation> observation(GammaMarket market, MergeResult result) {
        if (result.isApplied(market.id())) {
            return Optional.ofNullable(market.observation());
        }
        return SkippedItems.isOlder(market.update(), result.outdated().get(market.id()))
                ? market.observationAtUpdate()
                : Optional.empty();
    }
}
