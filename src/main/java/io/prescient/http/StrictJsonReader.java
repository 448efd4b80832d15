package io.prescient.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;

/// Reads a piece of JSON as strictly as a whole body is read, where one bad piece must not spoil the others.
@Singleton
public class StrictJsonReader {
    @Inject
    ObjectMapper json;

    @Inject
    Validator validator;

    /// The piece as a valid value.
    ///
    /// @throws ProblemException that names the offending field
    public <T> T read(JsonNode piece, Class<T> type) {
        try {
            return valid(json.treeToValue(piece, type));
        } catch (JacksonException e) {
            throw JsonProblems.of(e).asException();
        }
    }

    /// The same for a piece that is still text.
    public <T> T read(byte[] piece, Class<T> type) {
        try {
            return valid(json.readValue(piece, type));
        } catch (JacksonException e) {
            throw JsonProblems.of(e).asException();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The object that a text of ours holds.
    public ObjectNode object(String text) {
        try {
            return json.readValue(text, ObjectNode.class);
        } catch (JacksonException e) {
            throw JsonProblems.of(e).asException();
        }
    }

    /// The JSON of a value.
    public JsonNode tree(Object value) {
        return json.valueToTree(value);
    }

    private <T> T valid(T value) {
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
