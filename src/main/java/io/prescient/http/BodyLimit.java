package io.prescient.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Rejects bodies above ten million bytes, except on the snapshot path, which is read as a stream. The limit of Quarkus
/// applies to all paths, so it is off.
@Singleton
class BodyLimit {
    static final long MAX_BYTES = 10_000_000;
    private static final String STREAMED_PATH = "/v1/snapshots";
    private static final long CLOSE_DELAY_MS = 1000;

    /// The attribute from which the body readers of Quarkus take the limit of a chunked body.
    private static final String FRAMEWORK_LIMIT = "io.quarkus.max-request-size";

    private final ProblemWriter problems;

    @Inject
    BodyLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    static Problem tooLarge() {
        return Problem.of(ProblemCode.body_too_large, "The body exceeds " + MAX_BYTES + " bytes");
    }

    void install(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT).handler(this::check);
    }

    private void check(RoutingContext request) {
        if (request.normalizedPath().equals(STREAMED_PATH)) {
            request.next();
            return;
        }
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            request.put(FRAMEWORK_LIMIT, MAX_BYTES);
            request.next();
        } else if (Long.parseLong(length) <= MAX_BYTES) {
            request.next();
        } else {
            reject(request);
        }
    }

    /// Closes the connection one second after the response, because the rest of the body is not read.
    private void reject(RoutingContext request) {
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        problems.send(tooLarge(), request)
                .onComplete(_ -> request.vertx()
                        .setTimer(
                                CLOSE_DELAY_MS,
                                _ -> request.request().connection().close()));
    }
}
