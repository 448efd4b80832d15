package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.ShutdownState;
import io.prescient.idempotency.Fingerprint;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.polymarket.ImportRepository.KeyedImport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Starts imports, at most one for each idempotency key. A failed or abandoned import of an uploaded page is
/// the exception: its client received an error, so a retry starts a new import.
@ApplicationScoped
class ImportService {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    @Inject
    ImportRepository imports;

    @Inject
    ShutdownState shutdown;

    /// The idempotency key and the fingerprint of a request. A request without a key has neither.
    record KeyedRequest(@Nullable String key, @Nullable String fingerprint) {
        static final KeyedRequest WITHOUT_KEY = new KeyedRequest(null, null);

        static KeyedRequest forFetch(@Nullable String header) {
            return new KeyedRequest(
                    IdempotentRequest.keyFromHeader("Idempotency-Key", header), Fingerprint.of("polymarket"));
        }

        static KeyedRequest forPage(@Nullable String header, JsonNode body) {
            return header == null
                    ? WITHOUT_KEY
                    : new KeyedRequest(
                            IdempotentRequest.keyFromHeader("Idempotency-Key", header), Fingerprint.of(body));
        }
    }

    /// @param replayed whether an earlier request with the same key started the import
    record StartedImport(long importId, boolean replayed) {}

    /// Starts an import that fetches, or returns the import of the key.
    ///
    /// @throws ProblemException if another import is fetching, or the key belongs to another request
    Uni<StartedImport> startFetch(KeyedRequest request) {
        return imports.abandonSilent()
                .chain(() -> findByKey(request))
                .chain(found -> found == null
                        ? startNewFetch(request)
                        : Uni.createFrom().item(found));
    }

    /// Starts an import of an uploaded page, or returns the import of the key. Any number of them may run.
    ///
    /// @throws ProblemException if the key belongs to another request
    Uni<StartedImport> startUpload(KeyedRequest request) {
        return imports.startUpload(request)
                .chain(id -> startedOrFound(id, request))
                // Another request released the key between the two statements.
                .chain(started -> started == null
                        ? startUpload(request)
                        : Uni.createFrom().item(started));
    }

    /// The import now and after each change, until it ends or the service shuts down. A failure ends the
    /// stream, because its status has been sent.
    Multi<ImportView> changes(long importId) {
        return Multi.createBy()
                .repeating()
                .uni(() -> imports.get(importId))
                .withDelay(POLL_INTERVAL)
                .whilst(view -> view.isRunning() && !shutdown.hasBegun())
                .skip()
                .repetitions(Comparator.comparingLong(ImportView::revision))
                .onFailure()
                .recoverWithCompletion();
    }

    private Uni<StartedImport> startNewFetch(KeyedRequest request) {
        return imports.startFetch(request)
                .chain(id -> startedOrFound(id, request))
                .chain(started -> started == null
                        ? rejectOrRetryFetch(request)
                        : Uni.createFrom().item(started));
    }

    /// The running import may have ended since.
    private Uni<StartedImport> rejectOrRetryFetch(KeyedRequest request) {
        return imports.findRunningFetch().chain(running -> {
            if (running != null) {
                throw alreadyRunning(running);
            }
            return startFetch(request);
        });
    }

    private Uni<@Nullable StartedImport> startedOrFound(@Nullable Long id, KeyedRequest request) {
        return id == null ? findByKey(request) : Uni.createFrom().item(new StartedImport(id, false));
    }

    private Uni<@Nullable StartedImport> findByKey(KeyedRequest request) {
        return imports.findByKey(request.key()).map(found -> found == null ? null : replay(found, request));
    }

    private static StartedImport replay(KeyedImport found, KeyedRequest request) {
        if (!found.fingerprint().equals(request.fingerprint)) {
            throw IdempotentRequest.conflict(
                            Objects.requireNonNull(request.key, "found by it"), found.startedAt(), "import")
                    .asException();
        }
        return new StartedImport(found.importId(), true);
    }

    private static ProblemException alreadyRunning(long importId) {
        return Problem.of(ProblemCode.import_running, "Import " + importId + " is already fetching")
                .with("import_id", importId)
                .asException();
    }
}
