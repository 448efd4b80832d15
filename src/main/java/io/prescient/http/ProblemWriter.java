package io.prescient.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Sends problems from Vert.x handlers, which run before JAX-RS and its exception mappers.
@Singleton
public class ProblemWriter {
    private final JsonWriter json;

    @Inject
    public ProblemWriter(JsonWriter json) {
        this.json = json;
    }

    public Future<Void> send(Problem problem, RoutingContext request) {
        return request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(json.write(problem.at(request.normalizedPath())));
    }
}
