package io.prescient.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The opaque `after` of a list: the encoded sort key of the last item of the previous page.
public final class Cursor {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Cursor() {}

    static String encode(String key) {
        return ENCODER.encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /// Decodes the sort key; `start` if there is no cursor.
    ///
    /// @throws ProblemException 400 if it is not a cursor of this list
    public static <K> K decode(@Nullable String after, K start, Function<String, K> read) {
        return Objects.requireNonNullElse(decode(after, read), start);
    }

    /// Decodes the sort key; null if there is no cursor.
    ///
    /// @throws ProblemException 400 if it is not a cursor of this list
    public static <K> @Nullable K decode(@Nullable String after, Function<String, K> read) {
        if (after == null) {
            return null;
        }
        try {
            return read.apply(new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw Problem.invalidParameter("after", "is not a cursor of this list")
                    .asException();
        }
    }

    public static long decodeLong(@Nullable String after, long start) {
        return decode(after, start, Long::valueOf);
    }
}
