package io.prescient.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prescient.schema.SchemaWatch;
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
    ObjectMapper json;

    @Inject
    Clock clock;

    /// The value as JSON on one line.
    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
