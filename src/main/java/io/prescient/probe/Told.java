package io.prescient.probe;

import com.fasterxml.jackson.databind.JsonNode;

/// What somebody was told of a key.
///
/// @param seq of the entry that it made; 0 if it made none
/// @param answer the outcome's own JSON; null if never seen
record Told(Write write, Span span, Fate fate, long seq, JsonNode answer) {

    String key() {
        return write.key();
    }

    boolean isCommitted() {
        return fate == Fate.committed;
    }

    @Override
    public String toString() {
        var code = answer == null ? "" : answer.path("code").asText();
        return "told: %s %s%s%s (%s)"
                .formatted(key(), fate, seq == 0 ? "" : " as seq " + seq, code.isEmpty() ? "" : " " + code, span);
    }
}
