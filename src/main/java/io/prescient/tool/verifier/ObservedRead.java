package io.prescient.tool.verifier;

/// A portfolio's totals at a seq, as a response or a stream's snapshot showed them.
///
/// @param seq from the header `Portfolio-Seq` if the response has it, else from the body
record ObservedRead(long portfolioId, CallSpan span, ReadExpectation expectation, long seq, Amounts amounts) {

    @Override
    public String toString() {
        return "read: seq %d%s (%s)".formatted(seq, expectation, span);
    }
}
