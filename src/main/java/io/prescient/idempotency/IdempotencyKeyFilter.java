package io.prescient.idempotency;

import io.prescient.http.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Rejects an empty or repeated header `Idempotency-Key`. Quarkus would treat an empty one as absent and use the first
/// of
/// several, so a request could be executed twice or not at all.
@Singleton
public class IdempotencyKeyFilter {
    private static final String NAME = "Idempotency-Key";

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        var keys = request.headers().getAll(NAME);
        if (keys.size() > 1) {
            throw Problem.invalidParameter(NAME, "must be given once").asException();
        }
        keys.forEach(key -> {
            var _ = IdempotentRequest.keyFromHeader(NAME, key);
        });
    }
}
