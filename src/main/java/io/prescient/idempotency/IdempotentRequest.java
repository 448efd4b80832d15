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
/// @param kind what it asks for, such as `trade` or `deposit`
/// @param path where it was sent, told in a refusal
/// @param body all that it asks; another body under the same key is a conflict
public record IdempotentRequest(String key, String kind, String path, StoredJson body) {
    /// Keys that begin so are our own: no client can have used what is to be executed under them.
    public static final String RESERVED = "signal-";

    private static final String KEYS = "must be 1 to 255 printable characters";
    private static final String NO_STEP = "must not be . or .., which cannot stand in the path where one asks for it";
    private static final String NO_TEXT = "must not hold U+FFFD, which stands for what cannot be read as UTF-8";
    private static final String NO_SIGNAL = "must not begin with " + RESERVED + ", which names the trades of signals";

    /// What stands for the body where nothing more is asked for than the path says.
    @RegisterForReflection
    private record NoBody(String kind) implements StoredJson {}

    public static IdempotentRequest withoutBody(String key, String kind, String path) {
        return new IdempotentRequest(key, kind, path, new NoBody(kind));
    }

    /// That a key was used for another request before.
    public static Problem conflict(String key, Instant firstUsedAt, String firstKind) {
        return Problem.of(
                        ProblemCode.idempotency_conflict,
                        "Key '%s' was used at %s for another request (%s)".formatted(key, firstUsedAt, firstKind))
                .with("first_used_at", firstUsedAt)
                .with("first_type", firstKind);
    }

    /// The key from the header, or one of our own: then a retry cannot be told from a new request.
    public static String keyOr(String field, String header) {
        if (header == null) {
            return UUID.randomUUID().toString();
        }
        var fault = header.startsWith(RESERVED) ? NO_SIGNAL : fault(header);
        if (fault != null) {
            throw FieldError.problem(field, fault).asException();
        }
        return header;
    }

    /// A key in a path, our own ones too.
    public static String keyToTell(String key) {
        var fault = fault(key);
        if (fault != null) {
            throw unreadable(fault);
        }
        return key;
    }

    /// A key in a path that a client can have used.
    public static String keyToSeal(String key) {
        if (key.startsWith(RESERVED)) {
            throw unreadable(NO_SIGNAL);
        }
        return keyToTell(key);
    }

    /// What is wrong with a key; null if nothing is.
    private static String fault(String key) {
        if (key.isBlank() || key.length() > 255 || key.chars().anyMatch(Character::isISOControl)) {
            return KEYS;
        }
        if (key.equals(".") || key.equals("..")) {
            return NO_STEP;
        }
        return key.indexOf('\uFFFD') < 0 ? null : NO_TEXT;
    }

    private static RuntimeException unreadable(String reason) {
        return Problem.of(ProblemCode.invalid_parameter, "key " + reason)
                .with("parameter", "key")
                .asException();
    }
}
