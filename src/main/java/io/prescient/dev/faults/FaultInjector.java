package io.prescient.dev.faults;

import io.netty.channel.ChannelPipeline;
import io.prescient.http.JsonWriter;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Lets a request say what shall go wrong with it, so that a bot can be tried against what it must survive.
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class FaultInjector {
    /// The one by which the framework writes its answers.
    private static final String WRITER = "handler";

    @Inject
    JsonWriter json;

    void install(@Observes Router router) {
        router.route("/v1/*").order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT).handler(this::handle);
    }

    private void handle(RoutingContext request) {
        var header = request.request().getHeader(RequestedFaults.HEADER);
        if (header == null) {
            request.next();
            return;
        }
        try {
            apply(RequestedFaults.parse(header), request);
        } catch (IllegalArgumentException e) {
            reject(request, RequestedFaults.HEADER + " " + e.getMessage());
        }
    }

    private static void apply(RequestedFaults faults, RoutingContext request) {
        if (faults.corruptsResponse()) {
            corruptResponse(faults, request);
        }
        if (faults.delay() == null || faults.delay().isZero()) {
            request.next();
        } else {
            var _ = request.vertx().setTimer(faults.delay().toMillis(), _ -> request.next());
        }
    }

    private static void corruptResponse(RequestedFaults faults, RoutingContext request) {
        if (request.request().version() != HttpVersion.HTTP_1_1) {
            throw new IllegalArgumentException("spoils answers of HTTP/1.1 only");
        }
        var pipeline = pipeline(request);
        var spoiler = new FaultHandler(faults);
        pipeline.addBefore(WRITER, null, spoiler);
        request.addEndHandler(_ -> {
            if (pipeline.context(spoiler) != null) {
                pipeline.remove(spoiler);
            }
        });
    }

    private static ChannelPipeline pipeline(RoutingContext request) {
        return ((ConnectionBase) request.request().connection()).channel().pipeline();
    }

    private void reject(RoutingContext request, String detail) {
        var problem = Problem.of(ProblemCode.invalid_parameter, detail)
                .with("parameter", RequestedFaults.HEADER)
                .at(request.normalizedPath());
        var _ = request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(json.write(problem));
    }
}
