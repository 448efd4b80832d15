package io.prescient.http;

/// A portfolio's `ETag` is its seq: it changes with every journal entry and with nothing else.
public final class Etag {
    private Etag() {}

    public static String of(long seq) {
        return "\"" + seq + "\"";
    }

    /// Refuses a change whose `If-Match` names another seq; no header or `*` lets it pass.
    ///
    /// @throws ProblemException 412 with the present seq
    public static void require(String ifMatch, long seq) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return;
        }
        for (String tag : ifMatch.split(",", -1)) {
            if (tag.strip().equals(of(seq))) {
                return;
            }
        }
        throw Problem.of(
                        ProblemCode.seq_mismatch, "If-Match was %s, the portfolio is at seq %d".formatted(ifMatch, seq))
                .with("seq", seq)
                .asException();
    }
}
