package io.prescient.receipt;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses an empty `Idempotency-Key`: the framework takes it for none, and then a retry would be done twice.
@Singleton
public class BlankKey {
    @ServerRequestFilter
    public void refuse(HttpServerRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key != null) {
            var _ = Request.keyOr("Idempotency-Key", key);
        }
    }
}
