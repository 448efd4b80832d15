package io.prescient.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Bounds what a request may send. A body that is read as a whole is refused above ten megabytes; only streams, which
/// are never held as a whole, have no end. The framework's own limit knows no exception, so it is off.
@Singleton
class BodyLimit {
    static final long MAX_BYTES = 10_000_000;
    private static final String STREAMED_PATH = "/v1/snapshots";
    private static final long CLOSE_DELAY_MS = 1000;

    /// Where the framework's readers look for the limit of a body that came without a length.
    private static final String FRAMEWORK_LIMIT = "io.quarkus.max-request-size";

    void install(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT).handler(BodyLimit::check);
    }

    private static void check(RoutingContext request) {
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

    /// Closes the connection a moment after the answer: the rest of the body is not wanted, and a client that sends on
    /// without reading would wait for ever.
    private static void reject(RoutingContext request) {
        request.response()
                .setStatusCode(ProblemCode.body_too_large.status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(new JsonObject()
                        .put("type", "urn:prescient:problem:" + ProblemCode.body_too_large)
                        .put("title", ProblemCode.body_too_large.title)
                        .put("status", ProblemCode.body_too_large.status)
                        .put("detail", "The body exceeds " + MAX_BYTES + " bytes")
                        .put("code", ProblemCode.body_too_large)
                        .put("instance", request.normalizedPath())
                        .encode())
                .onComplete(_ -> request.vertx()
                        .setTimer(
                                CLOSE_DELAY_MS,
                                _ -> request.request().connection().close()));
    }
}
