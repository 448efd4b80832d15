package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// A request to be sent.
///
/// @param body null for none
/// @param key null for none
record HttpCall(String method, String path, JsonNode body, String key, Duration timeout) {
    /// Longer than the service waits for a lock.
    private static final Duration PATIENT = Duration.ofSeconds(15);

    static HttpCall get(String path) {
        return new HttpCall("GET", path, null, null, PATIENT);
    }

    static HttpCall post(String path, JsonNode body, String key) {
        return new HttpCall("POST", path, body, key, PATIENT);
    }

    static HttpCall put(String path, JsonNode body) {
        return new HttpCall("PUT", path, body, null, PATIENT);
    }

    /// Hangs up after this long.
    HttpCall within(Duration shorter) {
        return new HttpCall(method, path, body, key, shorter);
    }
}
