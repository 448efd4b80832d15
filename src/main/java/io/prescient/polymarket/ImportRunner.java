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

/// Runs imports to their end, whatever that is: an import's row always tells how it ended.
@ApplicationScoped
class ImportRunner {
    private static final Logger LOG = Logger.getLogger(ImportRunner.class);
    private static final String FETCH = "venue.fetch";
    private static final String STOPPED = "the service was stopped";

    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    @Inject
    GammaSettings settings;

    @Inject
    GammaClient client;

    @Inject
    PageImporter writer;

    @Inject
    DelistedEventImporter lookUp;

    @Inject
    ImportRepository ledger;

    @Inject
    ShutdownState stopping;

    @Inject
    Clock clock;

    @Inject
    EventBus bus;

    /// Goes on in the background with an import that was begun.
    void start(long importId) {
        bus.send(FETCH, importId);
    }

    /// Imports a page that came with a request.
    Uni<Void> run(long importId, GammaPage page) {
        return tracked(importId, () -> writer.write(importId, ParsedPage.of(page, 1, null)));
    }

    @ConsumeEvent(FETCH)
    Uni<Void> fetch(Long importId) {
        return tracked(importId, () -> all(importId, new PageCursor(settings), clock.instant()))
                .onFailure()
                .recoverWithNull();
    }

    /// Those that this replica is working at.
    Set<Long> running() {
        return running;
    }

    /// What the venue lists, and then what it lists no more.
    private Uni<Void> all(long importId, PageCursor walk, Instant begun) {
        return walk(importId, walk).chain(() -> lookUp.run(importId, walk, begun));
    }

    private Uni<Void> walk(long importId, PageCursor walk) {
        return Multi.createBy()
                .repeating()
                .uni(() -> step(importId, walk).replaceWith(walk))
                .withDelay(walk.pause())
                .whilst(PageCursor::goesOn)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// @throws VenueFailure if the service is about to stop
    static void requireRunning(ShutdownState stopping) {
        if (stopping.hasBegun()) {
            throw GammaFailure.lasting(STOPPED);
        }
    }

    private Uni<Void> step(long importId, PageCursor walk) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> requireRunning(stopping))
                .chain(() -> client.page(walk::next, walk::triesAnotherPath))
                .invoke(walk::take)
                .chain(page -> page.events().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : writer.write(importId, ParsedPage.of(page, walk.number(), clock.instant())));
    }

    private Uni<Void> tracked(long importId, Supplier<Uni<Void>> work) {
        running.add(importId);
        return Uni.createFrom()
                .deferred(work::get)
                .chain(() -> ledger.end(importId, ImportStatus.finished, null))
                .onFailure()
                .call(e -> fail(importId, e))
                .eventually(() -> running.remove(importId));
    }

    /// If even this fails, the import is abandoned by its silence.
    private Uni<Void> fail(long importId, Throwable failure) {
        return ledger.end(importId, ImportStatus.failed, sentence(importId, failure))
                .onFailure()
                .invoke(e -> LOG.warnf("Import %d failed, and that could not be written down: %s", importId, e))
                .onFailure()
                .recoverWithNull();
    }

    private String sentence(long importId, Throwable failure) {
        return switch (failure) {
            case GammaFailure known -> told(importId, known.getMessage());
            case ProblemException known -> told(importId, known.getMessage());
            case Throwable _ when stopping.hasBegun() -> told(importId, STOPPED);
            default -> {
                LOG.errorf(failure, "Import %d failed", importId);
                yield "Something went wrong here; the log of the service tells more under this import's id";
            }
        };
    }

    private static String told(long importId, String sentence) {
        LOG.warnf("Import %d failed: %s", importId, sentence);
        return sentence.replace('\0', '?');
    }
}
