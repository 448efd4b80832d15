package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request with or without a JSON body.
///
/// @param key the idempotency key
record JsonRequest(
        String method,
        String path,
        @Nullable JsonNode body,
        @Nullable String key,
        Duration timeout) {
    /// Longer than the service waits for a lock.
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    static JsonRequest get(String path) {
        return new JsonRequest("GET", path, null, null, TIMEOUT);
    }

    static JsonRequest post(String path, @Nullable JsonNode body, @Nullable String key) {
        return new JsonRequest("POST", path, body, key, TIMEOUT);
    }

    static JsonRequest put(String path, JsonNode body) {
        return new JsonRequest("PUT", path, body, null, TIMEOUT);
    }

    /// The same request; its connection is closed after this time.
    JsonRequest within(Duration shorter) {
        return new JsonRequest(method, path, body, key, shorter);
    }
}
