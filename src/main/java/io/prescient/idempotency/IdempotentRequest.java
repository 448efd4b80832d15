package io.prescient.idempotency;

import io.prescient.http.FieldError;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request that is executed at most once.
///
/// @param key the id that the client chose
/// @param type the type of command, such as `trade` or `deposit`
/// @param path the `instance` of a problem
/// @param body the whole command; the same key with another body is a conflict
public record IdempotentRequest(String key, String type, String path, JsonPayload body) {
    /// Prefix of the keys that the service generates for the trades of signals. Clients cannot send such keys.
    public static final String RESERVED_PREFIX = "signal-";

    private static final String INVALID_LENGTH = "must be 1 to 255 printable characters";
    private static final String PATH_SEGMENT = "must not be . or .., which cannot be a path segment";
    private static final String INVALID_UTF8 = "must not contain U+FFFD, which replaces invalid UTF-8";
    private static final String RESERVED_KEY =
            "must not start with " + RESERVED_PREFIX + ", which is reserved for the trades of signals";

    /// The body of a command without a body.
    @RegisterForReflection
    private record NoBody(String kind) implements JsonPayload {}

    public static IdempotentRequest withoutBody(String key, String kind, String path) {
        return new IdempotentRequest(key, kind, path, new NoBody(kind));
    }

    /// The problem of a key that was used for another request.
    public static Problem conflict(String key, Instant firstUsedAt, String firstKind) {
        return Problem.of(
                        ProblemCode.idempotency_conflict,
                        "Key '%s' was used at %s for another request (%s)".formatted(key, firstUsedAt, firstKind))
                .with("first_used_at", firstUsedAt)
                .with("first_type", firstKind);
    }

    /// Validates the key from the header. Without one it generates a key, and a retry is a new request.
    public static String keyFromHeader(String field, @Nullable String header) {
        if (header == null) {
            return UUID.randomUUID().toString();
        }
        var fault = header.startsWith(RESERVED_PREFIX) ? RESERVED_KEY : findFault(header);
        if (fault != null) {
            throw FieldError.problem(field, fault).asException();
        }
        return header;
    }

    /// Validates a key from a path. Keys of the service are valid.
    public static String keyFromPath(String key) {
        var fault = findFault(key);
        if (fault != null) {
            throw invalidKey(fault);
        }
        return key;
    }

    /// Validates a key from a path. Keys of the service are not valid.
    public static String cancellableKey(String key) {
        if (key.startsWith(RESERVED_PREFIX)) {
            throw invalidKey(RESERVED_KEY);
        }
        return keyFromPath(key);
    }

    /// The rule that a key violates; null if it is valid.
    private static @Nullable String findFault(String key) {
        if (key.isBlank() || key.length() > 255 || key.chars().anyMatch(Character::isISOControl)) {
            return INVALID_LENGTH;
        }
        if (key.equals(".") || key.equals("..")) {
            return PATH_SEGMENT;
        }
        return key.indexOf('\uFFFD') < 0 ? null : INVALID_UTF8;
    }

    private static RuntimeException invalidKey(String reason) {
        return Problem.invalidParameter("key", reason).asException();
    }
}
