package io.prescient.idempotency;

import io.prescient.http.BulkPersist;
import io.prescient.http.JsonWriter;
import io.prescient.http.Problem;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Where the requests of one portfolio are answered, one after the other, under the portfolio's lock.
public final class IdempotentExecution {
    private final long portfolioId;
    private final Map<String, IdempotencyRecord> records;
    private final JsonWriter json;
    private final Instant now;
    private final List<IdempotencyRecord> newRecords = new ArrayList<>();

    IdempotentExecution(long portfolioId, List<IdempotencyRecord> known, JsonWriter json, Instant now) {
        this.portfolioId = portfolioId;
        this.records = known.stream().collect(Collectors.toMap(receipt -> receipt.requestKey, Function.identity()));
        this.json = json;
        this.now = now;
    }

    /// Whether the outcome of a request with this key is known, so that {@link #executeOnce} will not decide.
    public boolean isKnown(String key) {
        return records.containsKey(key);
    }

    /// Whether any of these was never seen, so that something will be decided.
    public boolean hasNew(Collection<String> keys) {
        return keys.stream().anyMatch(key -> !isKnown(key));
    }

    /// What became of a request; null if its key was never seen.
    public StoredResponse findResponse(IdempotentRequest request) {
        var receipt = records.get(request.key());
        return receipt == null ? null : replay(receipt, request);
    }

    /// Decides on a request that was never seen; tells the outcome of one that was.
    public StoredResponse executeOnce(IdempotentRequest request, Supplier<CommandResult> decide) {
        var known = findResponse(request);
        if (known != null) {
            return known;
        }
        var receipt = newRecord(request, decide.get());
        records.put(receipt.requestKey, receipt);
        newRecords.add(receipt);
        return new StoredResponse(receipt.httpStatus, receipt.responseBody, false);
    }

    /// Takes back what was decided here, so that it can be decided otherwise before anything is saved.
    public void discard() {
        newRecords.forEach(receipt -> records.remove(receipt.requestKey));
        newRecords.clear();
    }

    /// Stores the new receipts.
    public Uni<Void> save() {
        return BulkPersist.all(newRecords);
    }

    private StoredResponse replay(IdempotencyRecord known, IdempotentRequest request) {
        return known.isCancellation() || matches(known, request)
                ? new StoredResponse(known.httpStatus, known.responseBody, true)
                : conflict(request, IdempotentRequest.conflict(known.requestKey, known.createdAt, known.type));
    }

    private boolean matches(IdempotencyRecord known, IdempotentRequest request) {
        return known.type.equals(request.type()) && known.fingerprint.equals(fingerprint(request.body()));
    }

    private StoredResponse conflict(IdempotentRequest request, Problem problem) {
        return new StoredResponse(problem.status(), json.write(problem.at(request.path())), false);
    }

    private IdempotencyRecord newRecord(IdempotentRequest request, CommandResult verdict) {
        var receipt = new IdempotencyRecord();
        receipt.portfolioId = portfolioId;
        receipt.requestKey = request.key();
        receipt.type = request.type();
        receipt.fingerprint = fingerprint(request.body());
        receipt.createdAt = now;
        receipt.httpStatus = switch (verdict) {
            case CommandResult.Committed done -> done.httpStatus();
            case CommandResult.Rejected refused -> refused.problem().status();
        };
        receipt.responseBody = json.write(
                switch (verdict) {
                    case CommandResult.Committed done -> done.response();
                    case CommandResult.Rejected refused -> refused.problem().at(request.path());
                });
        return receipt;
    }

    private String fingerprint(Object body) {
        return Fingerprint.of(json.write(body));
    }
}
