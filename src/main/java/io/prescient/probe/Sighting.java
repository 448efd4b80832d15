package io.prescient.probe;

/// What somebody was told of a portfolio at a seq.
///
/// @param minSeq what was demanded to be seen; 0 if nothing was
record Sighting(long portfolioId, Span span, long minSeq, long seq, Figures figures) {

    @Override
    public String toString() {
        return "read: seq %d%s (%s)".formatted(seq, minSeq == 0 ? "" : " with min_seq=" + minSeq, span);
    }
}
