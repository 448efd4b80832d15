package io.prescient.tool.verifier;

/// What a read asks for.
///
/// @param minSeq what must be seen; 0 for nothing
/// @param at the seq at which the portfolio is to be shown; 0 for now
/// @param isFresh whether it must show what was acknowledged before, though it names no seq
record ReadExpectation(long minSeq, long at, boolean isFresh) {
    /// Of what was told without being asked for.
    static final ReadExpectation NONE = new ReadExpectation(0, 0, false);

    String query() {
        if (at > 0) {
            return "/as-of?as_of=%d&limit=1&min_seq=%d".formatted(at, minSeq);
        }
        return minSeq > 0 ? "?min_seq=" + minSeq : "";
    }

    @Override
    public String toString() {
        return (at > 0 ? " as of " + at : "") + (minSeq > 0 ? " with min_seq=" + minSeq : "");
    }
}
