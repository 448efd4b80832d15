package io.prescient.idempotency;

import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.http.JsonWriter;
import io.prescient.http.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Executes each request at most once per key, within the unit of work of its portfolio.
@ApplicationScoped
public class Idempotency {
    @Inject
    JsonWriter json;

    /// Loads the records of these keys.
    public static void load(Loads loads, long portfolioId, Collection<String> keys) {
        keys.forEach(key -> loads.add(IdempotencyRows.BY_KEY, new IdempotencyRows.Key(portfolioId, key)));
    }

    /// Whether a response is stored for this key, so that {@link #executeOnce} will not decide.
    public static boolean isKnown(UnitOfWork work, String key) {
        return work.find(IdempotencyRows.RECORDS, key) != null;
    }

    /// The stored response to a request; null if its key is unknown.
    public @Nullable StoredResponse findResponse(UnitOfWork work, IdempotentRequest request) {
        var stored = work.find(IdempotencyRows.RECORDS, request.key());
        return stored == null ? null : replay(stored, request);
    }

    /// The stored response to a request, read without a lock; null if its key is unknown.
    @WithSession
    public Uni<@Nullable StoredResponse> findResponse(long portfolioId, IdempotentRequest request) {
        return IdempotencyRepository.find(portfolioId, request.key())
                .map(stored -> stored == null ? null : replay(stored, request));
    }

    /// Decides a request with an unknown key; returns the stored response otherwise.
    public StoredResponse executeOnce(
            UnitOfWork work, long portfolioId, IdempotentRequest request, Supplier<CommandResult> decide) {
        var stored = findResponse(work, request);
        return stored == null ? store(work, portfolioId, request, decide.get()) : stored;
    }

    /// Stores the result of a request with an unknown key, and returns the response.
    public StoredResponse store(UnitOfWork work, long portfolioId, IdempotentRequest request, CommandResult result) {
        var response = response(request, result);
        work.put(
                IdempotencyRows.RECORDS,
                new IdempotencyRecord(
                        new IdempotencyRecord.Key(portfolioId, request.key()),
                        request.type(),
                        fingerprint(request.body()),
                        work.now(),
                        response));
        return response;
    }

    /// Cancels a key that no request has used, and returns the status of the request with the key.
    public RequestStatusView cancel(UnitOfWork work, long portfolioId, String key) {
        if (!isKnown(work, key)) {
            work.put(IdempotencyRows.RECORDS, CancelledKey.of(portfolioId, key, work.now(), json));
        }
        return RequestStatusView.of(work.get(IdempotencyRows.RECORDS, key));
    }

    private StoredResponse replay(IdempotencyRecord stored, IdempotentRequest request) {
        return stored.isCancellation() || matches(stored, request)
                ? new StoredResponse(stored.httpStatus, stored.responseBody, true)
                : conflict(request, IdempotentRequest.conflict(stored.requestKey, stored.createdAt, stored.type));
    }

    private boolean matches(IdempotencyRecord stored, IdempotentRequest request) {
        return stored.type.equals(request.type()) && stored.fingerprint.equals(fingerprint(request.body()));
    }

    private StoredResponse conflict(IdempotentRequest request, Problem problem) {
        return new StoredResponse(problem.status(), json.write(problem.at(request.path())), false);
    }

    private StoredResponse response(IdempotentRequest request, CommandResult result) {
        return switch (result) {
            case CommandResult.Committed(int status, var body) -> new StoredResponse(status, json.write(body), false);
            case CommandResult.Rejected(var problem) ->
                new StoredResponse(problem.status(), json.write(problem.at(request.path())), false);
        };
    }

    private String fingerprint(Object body) {
        return Fingerprint.of(json.write(body));
    }
}
