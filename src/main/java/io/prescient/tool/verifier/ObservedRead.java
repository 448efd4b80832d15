package io.prescient.tool.verifier;

/// What somebody was told of a portfolio at a seq.
///
/// @param seq by the header `Portfolio-Seq` where the answer has one, else as among the figures
record ObservedRead(long portfolioId, CallSpan span, ReadExpectation demand, long seq, Amounts figures) {

    @Override
    public String toString() {
        return "read: seq %d%s (%s)".formatted(seq, demand, span);
    }
}
