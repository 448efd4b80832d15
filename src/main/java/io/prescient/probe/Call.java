package io.prescient.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// A request to be sent.
///
/// @param body null for none
/// @param key null for none
record Call(String method, String path, JsonNode body, String key, Duration timeout) {
    /// Longer than the service waits for a lock.
    private static final Duration PATIENT = Duration.ofSeconds(15);

    static Call get(String path) {
        return new Call("GET", path, null, null, PATIENT);
    }

    static Call post(String path, JsonNode body, String key) {
        return new Call("POST", path, body, key, PATIENT);
    }

    static Call put(String path, JsonNode body) {
        return new Call("PUT", path, body, null, PATIENT);
    }

    /// Hangs up after this long.
    Call within(Duration shorter) {
        return new Call(method, path, body, key, shorter);
    }
}
