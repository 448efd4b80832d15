package io.prescient.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Serializes values to JSON outside the response writers of Quarkus.
@Singleton
public class JsonWriter {
    private final ObjectMapper json;

    @Inject
    public JsonWriter(ObjectMapper json) {
        this.json = json;
    }

    /// The value as one line of JSON.
    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
