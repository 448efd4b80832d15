package io.prescient.probe;

/// What somebody was told of a portfolio at a seq.
///
/// @param seq by the header `Portfolio-Seq` where the answer has one, else as among the figures
record Sighting(long portfolioId, Span span, Demand demand, long seq, Figures figures) {

    @Override
    public String toString() {
        return "read: seq %d%s (%s)".formatted(seq, demand, span);
    }
}
