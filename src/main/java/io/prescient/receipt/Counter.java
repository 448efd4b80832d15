package io.prescient.receipt;

import io.prescient.web.JsonText;
import io.prescient.web.Problem;
import io.prescient.web.Saving;
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
public final class Counter {
    private final long portfolioId;
    private final Map<String, Receipt> receipts;
    private final JsonText json;
    private final Instant now;
    private final List<Receipt> fresh = new ArrayList<>();

    Counter(long portfolioId, List<Receipt> known, JsonText json, Instant now) {
        this.portfolioId = portfolioId;
        this.receipts = known.stream().collect(Collectors.toMap(receipt -> receipt.requestKey, Function.identity()));
        this.json = json;
        this.now = now;
    }

    /// Whether the outcome of a request with this key is known, so that {@link #once} will not decide.
    public boolean knows(String key) {
        return receipts.containsKey(key);
    }

    /// Whether any of these was never seen, so that something will be decided.
    public boolean isNewFor(Collection<String> keys) {
        return keys.stream().anyMatch(key -> !knows(key));
    }

    /// What became of a request; null if its key was never seen.
    public Outcome known(Request request) {
        var receipt = receipts.get(request.key());
        return receipt == null ? null : retold(receipt, request);
    }

    /// Decides on a request that was never seen; tells the outcome of one that was.
    public Outcome once(Request request, Supplier<Verdict> decide) {
        var known = known(request);
        if (known != null) {
            return known;
        }
        var receipt = issue(request, decide.get());
        receipts.put(receipt.requestKey, receipt);
        fresh.add(receipt);
        return new Outcome(receipt.httpStatus, receipt.responseBody, false);
    }

    /// Takes back what was decided here, so that it can be decided otherwise before anything is saved.
    public void forget() {
        fresh.forEach(receipt -> receipts.remove(receipt.requestKey));
        fresh.clear();
    }

    /// Stores the new receipts.
    public Uni<Void> save() {
        return Saving.all(fresh);
    }

    private Outcome retold(Receipt known, Request request) {
        return known.isSeal() || isOf(known, request)
                ? new Outcome(known.httpStatus, known.responseBody, true)
                : refusal(request, Request.conflict(known.requestKey, known.createdAt, known.type));
    }

    private boolean isOf(Receipt known, Request request) {
        return known.type.equals(request.kind()) && known.fingerprint.equals(fingerprint(request.body()));
    }

    private Outcome refusal(Request request, Problem problem) {
        return new Outcome(problem.status(), json.of(problem.at(request.path())), false);
    }

    private Receipt issue(Request request, Verdict verdict) {
        var receipt = new Receipt();
        receipt.portfolioId = portfolioId;
        receipt.requestKey = request.key();
        receipt.type = request.kind();
        receipt.fingerprint = fingerprint(request.body());
        receipt.createdAt = now;
        receipt.httpStatus = switch (verdict) {
            case Verdict.Done done -> done.status();
            case Verdict.Refused refused -> refused.problem().status();
        };
        receipt.responseBody = json.of(
                switch (verdict) {
                    case Verdict.Done done -> done.answer();
                    case Verdict.Refused refused -> refused.problem().at(request.path());
                });
        return receipt;
    }

    private String fingerprint(Object body) {
        return Fingerprint.of(json.of(body));
    }
}
