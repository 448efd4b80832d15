package io.prescient.tool.verifier;

/// What a read requires of its response.
///
/// @param minSeq the least seq that the response must have seen; 0 for none
/// @param asOf the seq at which the portfolio is read; 0 for now
/// @param isFresh whether the response must show every change acknowledged before, without `min_seq`
record ReadExpectation(long minSeq, long asOf, boolean isFresh) {
    static final ReadExpectation NONE = new ReadExpectation(0, 0, false);

    /// What follows the portfolio's path.
    String pathAndQuery() {
        if (asOf > 0) {
            return "/as-of?as_of=%d&limit=1&min_seq=%d".formatted(asOf, minSeq);
        }
        return minSeq > 0 ? "?min_seq=" + minSeq : "";
    }

    @Override
    public String toString() {
        return (asOf > 0 ? " as of " + asOf : "") + (minSeq > 0 ? " with min_seq=" + minSeq : "");
    }
}
