package io.prescient.stream;

import io.prescient.http.JsonWriter;
import io.prescient.http.ShutdownState;
import io.prescient.http.Ticker;
import io.prescient.persistence.ReadRouting;
import io.prescient.persistence.schema.SchemaWatch;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The settings and services that pollers and subscriptions share.
@Singleton
class StreamContext {
    @Inject
    StreamSettings settings;

    @Inject
    ReadRouting reads;

    @Inject
    ShutdownState stopping;

    @Inject
    SchemaWatch schema;

    @Inject
    JsonWriter json;

    @Inject
    Clock clock;

    @Inject
    Ticker ticker;

    @Inject
    CurrentVertxRequest request;

    @Inject
    StreamMetrics metrics;

    /// All open subscriptions of this replica.
    final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
}
