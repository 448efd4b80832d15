package io.prescient.idempotency;

import io.prescient.http.JsonWriter;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Builds the record of a cancelled key. Its response is the problem that every request with the key gets.
final class CancelledKey {
    private CancelledKey() {}

    static IdempotencyRecord of(long portfolioId, String key, Instant at, JsonWriter json) {
        var problem = problem(portfolioId, key, at);
        return new IdempotencyRecord(
                new IdempotencyRecord.Key(portfolioId, key),
                IdempotencyRecord.CANCELLATION,
                "",
                at,
                new StoredResponse(problem.status(), json.write(problem), false));
    }

    private static Problem problem(long portfolioId, String key, Instant at) {
        var inPath = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return Problem.of(
                        ProblemCode.key_cancelled,
                        "Key '%s' was cancelled at %s, before a request with it arrived. Use a new key."
                                .formatted(key, at))
                .with("cancelled_at", at)
                .at("/v1/portfolios/" + portfolioId + "/requests/" + inPath);
    }
}
