package io.prescient.stream;

import io.prescient.database.Reads;
import io.prescient.schema.SchemaWatch;
import io.prescient.web.JsonText;
import io.prescient.web.Stopping;
import io.prescient.web.Ticker;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What everyone who tells something needs.
@Singleton
class Means {
    @Inject
    StreamSettings settings;

    @Inject
    Reads reads;

    @Inject
    Stopping stopping;

    @Inject
    SchemaWatch schema;

    @Inject
    JsonText json;

    @Inject
    Clock clock;

    @Inject
    Ticker ticker;

    @Inject
    CurrentVertxRequest request;

    @Inject
    StreamMetrics metrics;

    /// All who tell something at the moment.
    final Set<Teller> tellers = ConcurrentHashMap.newKeySet();
}
