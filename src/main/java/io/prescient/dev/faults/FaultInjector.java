package io.prescient.dev.faults;

import io.netty.channel.ChannelPipeline;
import io.prescient.http.Problem;
import io.prescient.http.ProblemWriter;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Injects the faults that a request lists in its header, so that clients can test their error handling.
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class FaultInjector {
    /// The Netty handler through which Vert.x writes responses.
    private static final String WRITER = "handler";

    @Inject
    ProblemWriter problems;

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
            var problem = Problem.invalidParameter(RequestedFaults.HEADER, String.valueOf(e.getMessage()));
            var _ = problems.send(problem, request);
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
            throw new IllegalArgumentException("can change responses over HTTP/1.1 only");
        }
        var pipeline = pipeline(request);
        var handler = new FaultHandler(faults);
        pipeline.addBefore(WRITER, null, handler);
        request.addEndHandler(_ -> {
            if (pipeline.context(handler) != null) {
                pipeline.remove(handler);
            }
        });
    }

    private static ChannelPipeline pipeline(RoutingContext request) {
        return ((ConnectionBase) request.request().connection()).channel().pipeline();
    }
}
