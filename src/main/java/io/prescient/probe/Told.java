package io.prescient.probe;

/// What somebody was told of a key.
///
/// @param seq of the entry that it made; 0 if it made none
/// @param code why it was refused; empty if it was not
/// @param answer the outcome's own JSON; null if never seen
record Told(Write write, Span span, Fate fate, long seq, String code, String answer) {

    String key() {
        return write.key();
    }

    boolean isCommitted() {
        return fate == Fate.committed;
    }

    @Override
    public String toString() {
        return "told: %s %s%s%s (%s)"
                .formatted(key(), fate, seq == 0 ? "" : " as seq " + seq, code.isEmpty() ? "" : " " + code, span);
    }
}
