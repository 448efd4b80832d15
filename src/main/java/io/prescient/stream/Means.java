package io.prescient.stream;

import io.prescient.schema.SchemaWatch;
import io.prescient.web.JsonText;
import io.prescient.web.Stopping;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/// What everyone who tells something needs.
@Singleton
class Means {
    @Inject
    StreamSettings settings;

    @Inject
    Stopping stopping;

    @Inject
    SchemaWatch schema;

    @Inject
    JsonText json;

    @Inject
    Clock clock;
}
