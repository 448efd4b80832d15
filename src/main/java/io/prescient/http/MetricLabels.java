package io.prescient.http;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;

/// Keeps the number of labels of metrics bounded.
final class MetricLabels {
    /// The local of the request's context from which Quarkus takes the label `uri`. Without it, the label of a 405 is
    /// the path that the client sent.
    private static final String PATH_TEMPLATE = "UrlPathTemplate";

    private MetricLabels() {}

    /// Sets the label `uri` of a request that no resource method matches. If no resource has the path, Quarkus sets
    /// `NOT_FOUND`.
    ///
    /// @param template the declared path
    static void setPath(String template) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(PATH_TEMPLATE, template);
        }
    }
}
