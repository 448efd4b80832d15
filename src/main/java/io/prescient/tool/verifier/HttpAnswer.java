package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;

/// An answer that says something: no 5xx, and JSON.
///
/// @param seen what the header `Portfolio-Seq` tells; 0 if it is not there
record HttpAnswer(CallSpan span, int status, long seen, JsonNode json) {

    boolean isDone() {
        return status < 300;
    }

    /// Whether it is final for the key of the request.
    boolean isRefusal() {
        return status == 409 || status == 412 || status == 422;
    }

    String code() {
        return json.path("code").asText();
    }

    @Override
    public String toString() {
        return "%d %s (%s)".formatted(status, json.path("detail").asText(), span);
    }
}
