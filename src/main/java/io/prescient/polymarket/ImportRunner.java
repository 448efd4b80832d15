package io.prescient.polymarket;

import io.prescient.http.ProblemException;
import io.prescient.http.ShutdownState;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs imports and records how each one ends.
@ApplicationScoped
class ImportRunner {
    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final String FETCH = "polymarket.fetch";
    private static final String SHUTDOWN = "the service was stopped";

    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    @Inject
    GammaSettings settings;

    @Inject
    GammaClient client;

    @Inject
    PageImporter pages;

    @Inject
    DelistedEventImporter delistedEvents;

    @Inject
    ImportRepository imports;

    @Inject
    ShutdownState shutdown;

    @Inject
    Clock clock;

    @Inject
    EventBus bus;

    /// Runs a fetching import in the background.
    void start(long importId) {
        bus.send(FETCH, importId);
    }

    /// Imports an uploaded page.
    Uni<Void> run(long importId, GammaPage page) {
        return track(importId, () -> pages.importPage(importId, ParsedPage.of(page, 1, null)));
    }

    @ConsumeEvent(FETCH)
    Uni<Void> fetch(Long importId) {
        return track(importId, () -> importAll(importId, new PageCursor(settings), clock.instant()))
                .onFailure()
                .recoverWithNull();
    }

    /// The imports that this replica runs.
    Set<Long> running() {
        return running;
    }

    /// @throws GammaFailure if the service is shutting down
    static void requireRunning(ShutdownState shutdown) {
        if (shutdown.hasBegun()) {
            throw GammaFailure.permanent(SHUTDOWN);
        }
    }

    private Uni<Void> importAll(long importId, PageCursor cursor, Instant startedAt) {
        return importListed(importId, cursor).chain(() -> delistedEvents.importDelisted(importId, cursor, startedAt));
    }

    private Uni<Void> importListed(long importId, PageCursor cursor) {
        return Multi.createBy()
                .repeating()
                .uni(() -> importNextPage(importId, cursor).replaceWith(cursor))
                .withDelay(cursor.requestDelay())
                .whilst(PageCursor::hasNext)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> importNextPage(long importId, PageCursor cursor) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> requireRunning(shutdown))
                .chain(() -> client.page(cursor::nextRequest, cursor::tryNextPath))
                .invoke(cursor::advance)
                .chain(page -> page.items().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : pages.importPage(importId, ParsedPage.of(page, cursor.pageNumber(), clock.instant())));
    }

    private Uni<Void> track(long importId, Supplier<Uni<Void>> work) {
        running.add(importId);
        return Uni.createFrom()
                .deferred(work::get)
                .chain(() -> imports.finish(importId, ImportStatus.finished, null))
                .onFailure()
                .call(e -> recordFailure(importId, e))
                .eventually(() -> running.remove(importId));
    }

    /// If this fails as well, the import ends as abandoned for lack of a heartbeat.
    private Uni<Void> recordFailure(long importId, Throwable failure) {
        return imports.finish(importId, ImportStatus.failed, error(importId, failure))
                .onFailure()
                .invoke(e ->
                        LOG.warnf("Failure of an import could not be recorded: import_id=%d cause=%s", importId, e))
                .onFailure()
                .recoverWithNull();
    }

    private String error(long importId, Throwable failure) {
        return switch (failure) {
            case GammaFailure known -> logged(importId, known.getMessage());
            case ProblemException known -> logged(importId, known.getMessage());
            case Throwable _ when shutdown.hasBegun() -> logged(importId, SHUTDOWN);
            default -> {
                LOG.errorf(failure, "Import failed: import_id=%d", importId);
                yield "Internal error; the log of the service has the details under this import_id";
            }
        };
    }

    private static String logged(long importId, @Nullable String cause) {
        var error = String.valueOf(cause);
        LOG.warnf("Import failed: import_id=%d cause=%s", importId, error);
        return error.replace('\0', '?');
    }
}
