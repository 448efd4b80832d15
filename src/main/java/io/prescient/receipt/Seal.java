package io.prescient.receipt;

import io.prescient.web.Code;
import io.prescient.web.JsonText;
import io.prescient.web.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The receipt of a key that was closed before a request came with it: its answer is the refusal that any will get.
final class Seal {
    private Seal() {}

    static Receipt of(long portfolioId, String key, Instant at, JsonText json) {
        var problem = problem(portfolioId, key, at);
        var receipt = new Receipt();
        receipt.portfolioId = portfolioId;
        receipt.requestKey = key;
        receipt.kind = Receipt.SEAL;
        receipt.fingerprint = "";
        receipt.status = problem.status();
        receipt.createdAt = at;
        receipt.answer = json.of(problem);
        return receipt;
    }

    private static Problem problem(long portfolioId, String key, Instant at) {
        var inPath = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return Problem.of(
                        Code.key_cancelled,
                        "Key '%s' was sealed at %s, before a request came with it".formatted(key, at))
                .with("cancelled_at", at)
                .at("/v1/portfolios/" + portfolioId + "/requests/" + inPath);
    }
}
