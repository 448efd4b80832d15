package io.prescient.tool.verifier;

import org.jspecify.annotations.Nullable;

/// The result of a request that a replica reported to a client.
///
/// @param seq of the journal entry that the request made; 0 if it made none
/// @param code of the problem that rejected it; empty if none did
/// @param body the JSON that the service stored for the key; a committed or rejected request has one
/// @param proceeds of a sale in cents, if the response contains them
/// @param action of a buy, if the response contains it
record ObservedResponse(
        WriteRequest write,
        CallSpan span,
        RequestStatus status,
        long seq,
        String code,
        @Nullable String body,
        @Nullable Long proceeds,
        @Nullable String action) {

    ObservedResponse(
            WriteRequest write, CallSpan span, RequestStatus status, long seq, String code, @Nullable String body) {
        this(write, span, status, seq, code, body, null, null);
    }

    String key() {
        return write.key();
    }

    boolean isCommitted() {
        return status == RequestStatus.committed;
    }

    /// Whether this entry is what the client requested and what the response reported.
    boolean matches(ObservedEntry entry) {
        return entry.seq() == seq
                && write.matches(entry)
                && (proceeds == null || proceeds == entry.cash())
                && (action == null || action.equals(write.body().path("action").asText()));
    }

    @Override
    public String toString() {
        return "response: %s %s%s%s%s%s (%s)"
                .formatted(
                        key(),
                        status,
                        seq == 0 ? "" : " as seq " + seq,
                        code.isEmpty() ? "" : " " + code,
                        proceeds == null ? "" : ", proceeds " + FixedPoint.dollars(proceeds),
                        action == null ? "" : ", " + action,
                        span);
    }
}
