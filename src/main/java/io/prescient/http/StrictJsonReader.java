package io.prescient.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads and validates a part of a body with the rules of a whole body, so that an invalid part can be rejected alone.
@Singleton
public class StrictJsonReader {
    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    /// Reads and validates a JSON tree.
    ///
    /// @throws ProblemException that names the invalid field
    public <T> T read(JsonNode piece, Class<T> type) {
        try {
            return valid(json.treeToValue(piece, type));
        } catch (JacksonException e) {
            throw JsonProblems.of(e).asException();
        }
    }

    /// Reads and validates JSON text.
    public <T> T read(byte[] piece, Class<T> type) {
        try {
            return valid(json.readValue(piece, type));
        } catch (JacksonException e) {
            throw JsonProblems.of(e).asException();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads a JSON object that this service wrote.
    public ObjectNode object(String text) {
        try {
            return json.readValue(text, ObjectNode.class);
        } catch (JacksonException e) {
            throw JsonProblems.of(e).asException();
        }
    }

    /// Converts a value to a JSON tree.
    public JsonNode tree(Object value) {
        return json.valueToTree(value);
    }

    private <T> T valid(@Nullable T value) {
        if (value == null) {
            throw FieldError.problem("body", "must be an object").asException();
        }
        var violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw Violations.problem(violations).asException();
        }
        return value;
    }
}
