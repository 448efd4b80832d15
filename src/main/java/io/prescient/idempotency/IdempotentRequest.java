package io.prescient.idempotency;

import io.prescient.http.FieldError;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A request that must be executed at most once.
///
/// @param key its id, chosen by the client
/// @param type what it requests, such as `trade` or `deposit`
/// @param path where it was sent, told in a refusal
/// @param body all that it asks; another body under the same key is a conflict
public record IdempotentRequest(String key, String type, String path, JsonPayload body) {
    /// Keys that begin so are our own: no client can have used what is to be executed under them.
    public static final String RESERVED_PREFIX = "signal-";

    private static final String INVALID_LENGTH = "must be 1 to 255 printable characters";
    private static final String PATH_SEGMENT =
            "must not be . or .., which cannot stand in the path where one asks for it";
    private static final String INVALID_UTF8 = "must not hold U+FFFD, which stands for what cannot be read as UTF-8";
    private static final String RESERVED_KEY =
            "must not begin with " + RESERVED_PREFIX + ", which names the trades of signals";

    /// What stands for the body where nothing more is asked for than the path says.
    @RegisterForReflection
    private record NoBody(String kind) implements JsonPayload {}

    public static IdempotentRequest withoutBody(String key, String kind, String path) {
        return new IdempotentRequest(key, kind, path, new NoBody(kind));
    }

    /// That a key was used for another request before.
    public static Problem conflict(String key, Instant firstUsedAt, String firstKind) {
        return Problem.of(
                        ProblemCode.idempotency_conflict,
                        "Key '%s' was used at %s for another request (%s)".formatted(key, firstUsedAt, firstKind))
                .with("first_used_at", firstUsedAt)
                .with("first_kind", firstKind);
    }

    /// The key from the header, or one of our own: then a retry cannot be told from a new request.
    public static String keyFromHeader(String field, String header) {
        if (header == null) {
            return UUID.randomUUID().toString();
        }
        var fault = header.startsWith(RESERVED_PREFIX) ? RESERVED_KEY : findFault(header);
        if (fault != null) {
            throw FieldError.problem(field, fault).asException();
        }
        return header;
    }

    /// A key in a path, our own ones too.
    public static String keyFromPath(String key) {
        var fault = findFault(key);
        if (fault != null) {
            throw invalidKey(fault);
        }
        return key;
    }

    /// A key in a path that a client can have used.
    public static String cancellableKey(String key) {
        if (key.startsWith(RESERVED_PREFIX)) {
            throw invalidKey(RESERVED_KEY);
        }
        return keyFromPath(key);
    }

    /// What is wrong with a key; null if nothing is.
    private static String findFault(String key) {
        if (key.isBlank() || key.length() > 255 || key.chars().anyMatch(Character::isISOControl)) {
            return INVALID_LENGTH;
        }
        if (key.equals(".") || key.equals("..")) {
            return PATH_SEGMENT;
        }
        return key.indexOf('\uFFFD') < 0 ? null : INVALID_UTF8;
    }

    private static RuntimeException invalidKey(String reason) {
        return Problem.of(ProblemCode.invalid_parameter, "key " + reason)
                .with("parameter", "key")
                .asException();
    }
}
