package io.prescient.http;

import io.micrometer.core.instrument.config.MeterFilter;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/// Keeps the number of metrics bounded.
@Singleton
class MetricLabels {
    /// The local of the request's context from which Quarkus takes the label `uri`. Without it, the label of a 405 is
    /// the
    /// path that the client sent.
    private static final String PATH_TEMPLATE = "UrlPathTemplate";

    /// Vert.x registers them for each connection, and only those of the first one are read.
    private static final Set<String> PER_CONNECTION = Set.of("postgresql.queue.size", "postgresql.current");

    /// Sets the label `uri` of a request that no resource method matches. If no resource has the path, Quarkus sets
    /// `NOT_FOUND`.
    ///
    /// @param template the declared path
    static void setPath(String template) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(PATH_TEMPLATE, template);
        }
    }

    @Produces
    @Singleton
    MeterFilter withoutGaugesPerConnection() {
        return MeterFilter.deny(id -> PER_CONNECTION.contains(id.getName()));
    }
}
