package io.prescient.idempotency;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses an `Idempotency-Key` that the framework would read otherwise than it was meant: an empty one it takes for
/// none, the first of several for the only one, and then something would be done twice, or not at all.
@Singleton
public class IdempotencyKeyFilter {
    private static final String NAME = "Idempotency-Key";

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        var keys = request.headers().getAll(NAME);
        if (keys.size() > 1) {
            throw Problem.of(ProblemCode.invalid_parameter, NAME + " must be given once")
                    .with("parameter", NAME)
                    .asException();
        }
        keys.forEach(key -> {
            var _ = IdempotentRequest.keyFromHeader(NAME, key);
        });
    }
}
