package io.prescient.idempotency;

import io.prescient.http.JsonWriter;
import io.prescient.http.Problem;
import io.prescient.persistence.BulkPersist;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Executes the requests of one portfolio, one after the other, under the row lock of the portfolio.
public final class IdempotentExecution {
    private final long portfolioId;
    private final Map<String, IdempotencyRecord> records;
    private final JsonWriter json;
    private final Instant now;
    private final List<IdempotencyRecord> newRecords = new ArrayList<>();

    IdempotentExecution(long portfolioId, List<IdempotencyRecord> stored, JsonWriter json, Instant now) {
        this.portfolioId = portfolioId;
        this.records = stored.stream().collect(Collectors.toMap(found -> found.requestKey, Function.identity()));
        this.json = json;
        this.now = now;
    }

    /// Whether a response is stored for this key, so that {@link #executeOnce} will not decide.
    public boolean isKnown(String key) {
        return records.containsKey(key);
    }

    /// Whether any of these keys has no stored response.
    public boolean hasNew(Collection<String> keys) {
        return keys.stream().anyMatch(key -> !isKnown(key));
    }

    /// The stored response to a request; null if its key is unknown.
    public @Nullable StoredResponse findResponse(IdempotentRequest request) {
        var stored = records.get(request.key());
        return stored == null ? null : replay(stored, request);
    }

    /// Decides a request with an unknown key; returns the stored response otherwise.
    public StoredResponse executeOnce(IdempotentRequest request, Supplier<CommandResult> decide) {
        var stored = findResponse(request);
        if (stored != null) {
            return stored;
        }
        var created = newRecord(request, decide.get());
        records.put(created.requestKey, created);
        newRecords.add(created);
        return new StoredResponse(created.httpStatus, created.responseBody, false);
    }

    /// Discards the new decisions, so that the requests can be decided again before {@link #save}.
    public void discard() {
        newRecords.forEach(created -> records.remove(created.requestKey));
        newRecords.clear();
    }

    /// Stores the new records.
    public Uni<Void> save() {
        return BulkPersist.all(newRecords);
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

    private IdempotencyRecord newRecord(IdempotentRequest request, CommandResult result) {
        int httpStatus = switch (result) {
            case CommandResult.Committed committed -> committed.httpStatus();
            case CommandResult.Rejected rejected -> rejected.problem().status();
        };
        var response = json.write(
                switch (result) {
                    case CommandResult.Committed committed -> committed.response();
                    case CommandResult.Rejected rejected -> rejected.problem().at(request.path());
                });
        var key = new IdempotencyRecord.Key(portfolioId, request.key());
        return new IdempotencyRecord(
                key, request.type(), fingerprint(request.body()), now, new StoredResponse(httpStatus, response, false));
    }

    private String fingerprint(Object body) {
        return Fingerprint.of(json.write(body));
    }
}
