package io.prescient.idempotency;

import io.prescient.http.JsonWriter;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The receipt of a key that was closed before a request came with it: its answer is the refusal that any will get.
final class CancelledKey {
    private CancelledKey() {}

    static IdempotencyRecord of(long portfolioId, String key, Instant at, JsonWriter json) {
        var problem = problem(portfolioId, key, at);
        var receipt = new IdempotencyRecord();
        receipt.portfolioId = portfolioId;
        receipt.requestKey = key;
        receipt.type = IdempotencyRecord.CANCELLATION;
        receipt.fingerprint = "";
        receipt.httpStatus = problem.status();
        receipt.createdAt = at;
        receipt.responseBody = json.of(problem);
        return receipt;
    }

    private static Problem problem(long portfolioId, String key, Instant at) {
        var inPath = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return Problem.of(
                        ProblemCode.key_cancelled,
                        "Key '%s' was sealed at %s, before a request came with it".formatted(key, at))
                .with("cancelled_at", at)
                .at("/v1/portfolios/" + portfolioId + "/requests/" + inPath);
    }
}
