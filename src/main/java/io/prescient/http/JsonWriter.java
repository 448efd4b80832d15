package io.prescient.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Writes our own values as JSON where no framework does it.
@Singleton
public class JsonWriter {
    private final ObjectMapper json;

    @Inject
    public JsonWriter(ObjectMapper json) {
        this.json = json;
    }

    /// The value on one line.
    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
