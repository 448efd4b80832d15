package io.prescient.tool.verifier;

/// What somebody was told of a key.
///
/// @param seq of the entry that it made; 0 if it made none
/// @param code why it was refused; empty if it was not
/// @param answer the outcome's own JSON; null if never seen
/// @param proceeds cents that a sale brought; null where the answer tells none
/// @param action what was bought; null where the answer tells none
record ObservedResponse(
        WriteRequest write,
        CallSpan span,
        RequestStatus fate,
        long seq,
        String code,
        String answer,
        Long proceeds,
        String action) {

    ObservedResponse(WriteRequest write, CallSpan span, RequestStatus fate, long seq, String code, String answer) {
        this(write, span, fate, seq, code, answer, null, null);
    }

    String key() {
        return write.key();
    }

    boolean isCommitted() {
        return fate == RequestStatus.committed;
    }

    /// Whether this entry is what was asked for and what was told.
    boolean isOf(ObservedEntry entry) {
        return entry.seq() == seq
                && write.makes(entry)
                && (proceeds == null || proceeds == entry.cash())
                && (action == null || action.equals(write.body().path("action").asText()));
    }

    @Override
    public String toString() {
        return "told: %s %s%s%s%s%s (%s)"
                .formatted(
                        key(),
                        fate,
                        seq == 0 ? "" : " as seq " + seq,
                        code.isEmpty() ? "" : " " + code,
                        proceeds == null ? "" : ", proceeds " + Cents.text(proceeds),
                        action == null ? "" : ", " + action,
                        span);
    }
}
