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
    private final Map<String, IdempotencyRecord> receipts;
    private final JsonWriter json;
    private final Instant now;
    private final List<IdempotencyRecord> fresh = new ArrayList<>();

    IdempotentExecution(long portfolioId, List<IdempotencyRecord> known, JsonWriter json, Instant now) {
        this.portfolioId = portfolioId;
        this.receipts = known.stream().collect(Collectors.toMap(receipt -> receipt.requestKey, Function.identity()));
        this.json = json;
        this.now = now;
    }

    /// Whether the outcome of a request with this key is known, so that {@link #executeOnce} will not decide.
    public boolean knows(String key) {
        return receipts.containsKey(key);
    }

    /// Whether any of these was never seen, so that something will be decided.
    public boolean isNewFor(Collection<String> keys) {
        return keys.stream().anyMatch(key -> !knows(key));
    }

    /// What became of a request; null if its key was never seen.
    public StoredResponse known(IdempotentRequest request) {
        var receipt = receipts.get(request.key());
        return receipt == null ? null : replay(receipt, request);
    }

    /// Decides on a request that was never seen; tells the outcome of one that was.
    public StoredResponse executeOnce(IdempotentRequest request, Supplier<CommandResult> decide) {
        var known = known(request);
        if (known != null) {
            return known;
        }
        var receipt = issue(request, decide.get());
        receipts.put(receipt.requestKey, receipt);
        fresh.add(receipt);
        return new StoredResponse(receipt.httpStatus, receipt.responseBody, false);
    }

    /// Takes back what was decided here, so that it can be decided otherwise before anything is saved.
    public void forget() {
        fresh.forEach(receipt -> receipts.remove(receipt.requestKey));
        fresh.clear();
    }

    /// Stores the new receipts.
    public Uni<Void> save() {
        return BulkPersist.all(fresh);
    }

    private StoredResponse replay(IdempotencyRecord known, IdempotentRequest request) {
        return known.isSeal() || isOf(known, request)
                ? new StoredResponse(known.httpStatus, known.responseBody, true)
                : refusal(request, IdempotentRequest.conflict(known.requestKey, known.createdAt, known.type));
    }

    private boolean isOf(IdempotencyRecord known, IdempotentRequest request) {
        return known.type.equals(request.kind()) && known.fingerprint.equals(fingerprint(request.body()));
    }

    private StoredResponse refusal(IdempotentRequest request, Problem problem) {
        return new StoredResponse(problem.status(), json.of(problem.at(request.path())), false);
    }

    private IdempotencyRecord issue(IdempotentRequest request, CommandResult verdict) {
        var receipt = new IdempotencyRecord();
        receipt.portfolioId = portfolioId;
        receipt.requestKey = request.key();
        receipt.type = request.kind();
        receipt.fingerprint = fingerprint(request.body());
        receipt.createdAt = now;
        receipt.httpStatus = switch (verdict) {
            case CommandResult.Done done -> done.status();
            case CommandResult.Refused refused -> refused.problem().status();
        };
        receipt.responseBody = json.of(
                switch (verdict) {
                    case CommandResult.Done done -> done.answer();
                    case CommandResult.Refused refused -> refused.problem().at(request.path());
                });
        return receipt;
    }

    private String fingerprint(Object body) {
        return Fingerprint.of(json.of(body));
    }
}
