package io.prescient.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Function;

/// The opaque `after` of a list: the sort key of the last row that was shown.
public final class Cursor {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Cursor() {}

    static String encode(String key) {
        return ENCODER.encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /// The key, or `start` for the first page.
    public static <K> K decode(String after, K start, Function<String, K> read) {
        if (after == null) {
            return start;
        }
        try {
            return read.apply(new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw Problem.of(ProblemCode.invalid_parameter, "after is not a cursor of this list")
                    .with("parameter", "after")
                    .asException();
        }
    }

    public static long decodeLong(String after, long start) {
        return decode(after, start, Long::valueOf);
    }

    public static Instant decodeInstant(String after, Instant start) {
        return decode(after, start, Instant::parse);
    }
}
