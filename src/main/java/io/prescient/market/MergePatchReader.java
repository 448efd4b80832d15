package io.prescient.market;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.FieldError;
import io.prescient.http.Problem;
import io.prescient.http.ProblemException;
import io.prescient.http.StrictJsonReader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON merge patches: bodies in which an absent field and a null field have different meanings.
@Singleton
class MergePatchReader {
    @Inject
    ObjectMapper json;

    @Inject
    StrictJsonReader strictReader;

    /// A validated patch.
    ///
    /// @param value the validated body
    /// @param sent the fields that the body contains, in normalized form
    record Patch<T>(T value, ObjectNode sent) {}

    /// The result of reading independent patches.
    ///
    /// @param patches the valid bodies
    /// @param rejected the problems of the invalid bodies, by id
    /// @param skippedFields the invalid fields of the other bodies, by id
    record ValidPatches<T>(
            List<Patch<T>> patches, Map<String, Problem> rejected, Map<String, List<FieldError>> skippedFields) {}

    /// Reads the body of a PUT. The body may repeat the id of the path.
    ///
    /// @throws ProblemException if the body is invalid or has another id
    <T> Patch<T> readOne(String idField, String id, ObjectNode body, Class<T> type) {
        if (body.has(idField) && !body.get(idField).asText().equals(id)) {
            throw FieldError.problem(idField, "must equal the id in the path, or be absent")
                    .asException();
        }
        return read(body.deepCopy().put(idField, id), type);
    }

    /// Reads the elements of a POST.
    ///
    /// @throws ProblemException with the index of the first invalid element or repeated id
    <T> List<Patch<T>> readAll(String idField, List<ObjectNode> bodies, Class<T> type) {
        var patches = new ArrayList<Patch<T>>();
        var ids = new HashSet<String>();
        for (int i = 0; i < bodies.size(); i++) {
            try {
                patches.add(read(bodies.get(i), type));
            } catch (ProblemException e) {
                throw FieldError.prefixed("[" + i + "]", e.problem()).asException();
            }
            if (!ids.add(bodies.get(i).get(idField).asText())) {
                throw FieldError.problem("[" + i + "]." + idField, "must not repeat an id of the list")
                        .asException();
            }
        }
        return patches;
    }

    /// Reads independent bodies. An invalid field is skipped and does not affect the others; a body with an invalid id
    /// is rejected.
    <T> ValidPatches<T> readValid(String idField, List<ObjectNode> bodies, Class<T> type) {
        var patches = new ArrayList<Patch<T>>();
        var rejected = new HashMap<String, Problem>();
        var skippedFields = new HashMap<String, List<FieldError>>();
        for (var body : bodies) {
            var id = body.path(idField).asText();
            try {
                var skipped = new ArrayList<FieldError>();
                patches.add(readFields(idField, body.deepCopy(), type, skipped));
                skippedFields.put(id, skipped);
            } catch (ProblemException e) {
                rejected.put(id, e.problem());
            }
        }
        return new ValidPatches<>(patches, rejected, skippedFields);
    }

    /// Reads the valid fields of a body and removes the others from it.
    private <T> Patch<T> readFields(String idField, ObjectNode body, Class<T> type, List<FieldError> skipped) {
        try {
            return read(body, type);
        } catch (ProblemException e) {
            var invalid = FieldError.of(e.problem()).stream()
                    .filter(error -> body.has(topLevel(error)))
                    .toList();
            if (invalid.isEmpty()
                    || invalid.stream().anyMatch(error -> topLevel(error).equals(idField))) {
                throw e;
            }
            skipped.addAll(invalid);
            body.remove(invalid.stream().map(MergePatchReader::topLevel).toList());
            return readFields(idField, body, type, skipped);
        }
    }

    private static String topLevel(FieldError error) {
        return error.field().split("[.\\[]", 2)[0];
    }

    private <T> Patch<T> read(@Nullable ObjectNode body, Class<T> type) {
        if (body == null) {
            throw FieldError.problem("body", "must be an object").asException();
        }
        T value = strictReader.read(body, type);
        ObjectNode normalized = json.valueToTree(value);
        ObjectNode sent = json.createObjectNode();
        body.fieldNames().forEachRemaining(field -> sent.<JsonNode>set(field, normalized.get(field)));
        return new Patch<>(value, sent);
    }
}
