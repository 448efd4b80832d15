package io.prescient.polymarket;

import io.prescient.http.ShutdownState;
import io.prescient.market.DelistedEventRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Looks up, by id, the events that Gamma does not list any more: a closed event leaves the list of open
/// events. An event that Gamma does not return stays unchanged and is looked up last by the next import. If
/// Gamma rejects lookups at every path, the import makes no further lookups, reports that as a skipped item,
/// and finishes.
@ApplicationScoped
class DelistedEventImporter {
    /// Gamma's ids are whole numbers. It would reject other ids, which an uploaded page may contain.
    private static final String ID_PATTERN = "^[1-9][0-9]{0,8}$";

    /// Keeps the request line below the limits of common servers.
    private static final int MAX_IDS_PER_REQUEST = 100;

    @Inject
    GammaSettings settings;

    @Inject
    GammaClient client;

    @Inject
    PageImporter pages;

    @Inject
    ImportRepository imports;

    @Inject
    DelistedEventRepository delistedEvents;

    @Inject
    ShutdownState shutdown;

    @Inject
    Clock clock;

    /// @param page the number of the page that the response counts as
    private record Lookup(int page, List<String> ids) {}

    /// @param cursor at the end of the list of open events
    /// @param startedAt when that list was started; its events were checked since
    Uni<Void> importDelisted(long importId, PageCursor cursor, Instant startedAt) {
        return lookups(cursor, startedAt)
                .onItem()
                .transformToUniAndConcatenate(lookup -> lookUp(importId, cursor, lookup))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure(GammaFailure::isRejection)
                .recoverWithNull();
    }

    private Multi<Lookup> lookups(PageCursor cursor, Instant startedAt) {
        var page = new AtomicInteger(cursor.pageNumber());
        return delistedEvents
                .findUncheckedSince(startedAt, ID_PATTERN, maxEvents(settings))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .group()
                .intoLists()
                .of(maxIds(settings))
                .map(ids -> new Lookup(page.incrementAndGet(), ids));
    }

    private static int maxIds(GammaSettings settings) {
        return Math.min(settings.pageSize(), MAX_IDS_PER_REQUEST);
    }

    /// The maximum number of events that one import looks up.
    static long maxEvents(GammaSettings settings) {
        return (long) maxIds(settings) * settings.maxPages();
    }

    private Uni<Void> lookUp(long importId, PageCursor cursor, Lookup lookup) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(cursor.requestDelay())
                .invoke(() -> ImportRunner.requireRunning(shutdown))
                .chain(() -> client.page(() -> cursor.lookupRequest(lookup.ids), cursor::tryNextLookupPath))
                .chain(page -> importPage(importId, page.onlyEvents(lookup.ids), lookup))
                .onFailure(GammaFailure::isRejection)
                .call(rejection -> reportRejection(importId, lookup, (GammaFailure) rejection))
                .chain(() -> delistedEvents.markChecked(lookup.ids, clock.instant()));
    }

    /// Marks the events as checked, so that the next import looks up others first: one bad id may cause the
    /// rejection.
    private Uni<Void> reportRejection(long importId, Lookup lookup, GammaFailure rejection) {
        var reason = "lookup of events that are not listed any more was rejected: " + rejection.reason();
        return imports.addCounts(
                        importId, ImportCounts.ofSkippedItem(new SkippedItem(null, lookup.page, "events", reason)))
                .chain(() -> delistedEvents.markChecked(lookup.ids, clock.instant()));
    }

    private Uni<Void> importPage(long importId, GammaPage page, Lookup lookup) {
        return page.items().isEmpty()
                ? Uni.createFrom().voidItem()
                : pages.importPage(importId, ParsedPage.of(page, lookup.page, clock.instant()));
    }
}
