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

/// Reads bodies whose absent fields mean something else than null ones: the typed value has been validated, its JSON
/// holds exactly the fields that were sent, in their exact form.
@Singleton
class MergePatchReader {
    @Inject
    ObjectMapper json;

    @Inject
    StrictJsonReader checked;

    record Patch<T>(T value, ObjectNode sent) {}

    /// The body of a PUT: the id stands in the path and may be repeated, not contradicted.
    <T> Patch<T> one(String idField, String id, ObjectNode body, Class<T> type) {
        if (body.has(idField) && !body.get(idField).asText().equals(id)) {
            throw FieldError.problem(idField, "must be the one in the path, or absent")
                    .asException();
        }
        return read(body.deepCopy().put(idField, id), type);
    }

    /// The body of a POST of many; a bad one or an id twice refuses all, with its place in the list.
    <T> List<Patch<T>> many(String idField, List<ObjectNode> bodies, Class<T> type) {
        var patches = new ArrayList<Patch<T>>();
        var ids = new HashSet<String>();
        for (int i = 0; i < bodies.size(); i++) {
            try {
                patches.add(read(bodies.get(i), type));
            } catch (ProblemException e) {
                throw FieldError.prefixed("[" + i + "]", e.problem()).asException();
            }
            if (!ids.add(bodies.get(i).get(idField).asText())) {
                throw FieldError.problem("[" + i + "]." + idField, "stands in the list twice")
                        .asException();
            }
        }
        return patches;
    }

    /// Those that can be stored, and the ids of those that cannot.
    record Sorted<T>(List<Patch<T>> good, Map<String, Problem> refused) {}

    /// Many of which each stands for itself.
    <T> Sorted<T> sorted(String idField, List<ObjectNode> bodies, Class<T> type) {
        var good = new ArrayList<Patch<T>>();
        var refused = new HashMap<String, Problem>();
        for (var body : bodies) {
            try {
                good.add(read(body, type));
            } catch (ProblemException e) {
                refused.put(body.path(idField).asText(), e.problem());
            }
        }
        return new Sorted<>(good, refused);
    }

    private <T> Patch<T> read(ObjectNode body, Class<T> type) {
        if (body == null) {
            throw FieldError.problem("body", "must be an object").asException();
        }
        T value = checked.read(body, type);
        ObjectNode exact = json.valueToTree(value);
        ObjectNode sent = json.createObjectNode();
        body.fieldNames().forEachRemaining(field -> sent.<JsonNode>set(field, exact.get(field)));
        return new Patch<>(value, sent);
    }
}
