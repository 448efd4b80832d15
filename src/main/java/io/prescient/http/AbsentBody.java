package io.prescient.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Accepts POST requests without a body where every field is optional. Some clients send them without a Content-Type,
/// some as a form; Quarkus rejects both, so this handler sets `application/json`.
@Singleton
class AbsentBody {
    private static final String FORM = "application/x-www-form-urlencoded";

    void install(@Observes Router router) {
        router.route("/v1/*")
                .method(HttpMethod.POST)
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT)
                .handler(AbsentBody::allow);
    }

    private static void allow(RoutingContext context) {
        var request = context.request();
        if (isAbsent(request)) {
            request.headers().set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        context.next();
    }

    private static boolean isAbsent(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (type == null || type.startsWith(FORM))
                && (length == null || length.equals("0"))
                && !request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
