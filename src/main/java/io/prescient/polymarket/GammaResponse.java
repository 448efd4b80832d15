package io.prescient.polymarket;

import io.prescient.http.ProblemException;
import io.prescient.polymarket.GammaFailure.Kind;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/// Converts a response of Gamma into a page or a failure.
final class GammaResponse {
    private static final int MAX_EXCERPT_BYTES = 200;

    private GammaResponse() {}

    /// @throws GammaFailure if the status is not 200, or the body exceeds the bound
    /// @throws ProblemException if the body is not a page
    static GammaPage page(Response response, int maxBytes, Instant now) {
        var body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
        // A request cannot be reset any more when its last chunk exceeds the bound.
        if (body.length > maxBytes) {
            throw GammaFailure.tooLarge(maxBytes);
        }
        if (response.getStatus() == 200) {
            return GammaPage.read(body);
        }
        throw new GammaFailure(
                kind(response.getStatus()),
                "answered %d %s".formatted(response.getStatus(), excerpt(body)),
                RetryAfter.parse(response.getHeaderString(HttpHeaders.RETRY_AFTER), now));
    }

    private static Kind kind(int status) {
        if (status == 429 || status >= 500) {
            return Kind.temporary;
        }
        return status == 404 ? Kind.unknown_path : Kind.rejected;
    }

    /// The beginning of the body on one line.
    private static String excerpt(byte[] body) {
        var bytes = Arrays.copyOf(body, Math.min(body.length, MAX_EXCERPT_BYTES));
        return new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }
}
