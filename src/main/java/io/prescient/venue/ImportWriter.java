package io.prescient.venue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.market.Catalog;
import io.prescient.market.Catalog.Merged;
import io.prescient.snapshot.Ingested;
import io.prescient.snapshot.SnapshotIngest;
import io.prescient.venue.Harvest.Piece;
import io.prescient.web.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Stores a page: its events, then its markets batch by batch, each with its prices and proposals, and tells
/// the import's row after each step. Every step may be done again, so a page that broke off is simply imported
/// once more.
@ApplicationScoped
class ImportWriter {
    /// Few enough to hold the markets' locks for milliseconds.
    private static final int BATCH = 500;

    @Inject
    Catalog catalog;

    @Inject
    SnapshotIngest snapshots;

    @Inject
    Proposals proposals;

    @Inject
    ImportLedger ledger;

    Uni<Void> write(long importId, Harvest page) {
        return writeEvents(importId, page)
                .chain(() -> writeMarkets(importId, page))
                .chain(() -> ledger.add(importId, Tally.ofPage()));
    }

    private Uni<Void> writeEvents(long importId, Harvest page) {
        var events = page.events();
        return catalog.mergeEvents(events.stream().map(Piece::what).toList())
                .map(merged -> Tally.ofEvents(
                        merged.stored(),
                        Stream.concat(page.skips().stream(), refusedEvents(page, events, merged))
                                .toList()))
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
        return catalog.mergeMarkets(
                        batch.stream().map(piece -> piece.what().input()).toList())
                .chain(merged -> writePrices(importId, page, batch, merged))
                .chain(tally -> ledger.add(importId, tally));
    }

    private Uni<Tally> writePrices(long importId, Harvest page, List<Piece<VenueMarket>> batch, Merged merged) {
        var stored = batch.stream()
                .filter(piece -> !merged.refused().containsKey(piece.what().id()))
                .toList();
        var priced = stored.stream()
                .filter(piece -> piece.what().observation() != null)
                .toList();
        return snapshots
                .store(priced.stream().map(piece -> piece.what().observation()).toList())
                .chain(prices -> proposals
                        .propose(importId, stored.stream().map(Piece::what).toList())
                        .map(proposed -> Tally.ofMarkets(
                                merged.stored(), prices, proposed, skips(page, batch, merged, priced, prices))));
    }

    private static Stream<Skip> refusedEvents(Harvest page, List<Piece<ObjectNode>> events, Merged merged) {
        return events.stream()
                .map(piece -> refusal(page, piece.what().get("event_id").textValue(), piece.place(), merged))
                .filter(Objects::nonNull);
    }

    private static List<Skip> skips(
            Harvest page,
            List<Piece<VenueMarket>> batch,
            Merged merged,
            List<Piece<VenueMarket>> priced,
            Ingested prices) {
        var refused = batch.stream()
                .map(piece -> refusal(page, piece.what().id(), piece.place(), merged))
                .filter(Objects::nonNull);
        var unpriced = prices.rejections().stream().map(rejection -> {
            var piece = priced.get((int) rejection.line() - 1);
            return page.skip(piece.what().id(), piece.place(), "stored without its price: " + rejection.reason());
        });
        return Stream.concat(refused, unpriced).toList();
    }

    private static Skip refusal(Harvest page, String id, String place, Merged merged) {
        Problem problem = merged.refused().get(id);
        return problem == null ? null : page.skip(id, place, problem.detail());
    }
}
