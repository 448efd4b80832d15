package io.prescient.http;

import org.jspecify.annotations.Nullable;
/// The `ETag` of a portfolio: its seq in quotes.

public final class Etag {
    private Etag() {}

    public static String of(long seq) {
        return "\"" + seq + "\"";
    }

    /// Rejects a change if `If-Match` does not list this seq. A missing or blank header and `*` match any seq.
    ///
    /// @throws ProblemException 412 with the current seq
    public static void require(@Nullable String ifMatch, long seq) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return;
        }
        for (String tag : ifMatch.split(",", -1)) {
            if (tag.strip().equals(of(seq))) {
                return;
            }
        }
        throw Problem.of(ProblemCode.seq_mismatch, "If-Match is %s, the portfolio is at seq %d".formatted(ifMatch, seq))
                .with("seq", seq)
                .asException();
    }
}
