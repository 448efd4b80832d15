package io.prescient.tool.verifier;

/// What became of a request, as somebody was told.
enum RequestStatus {
    committed,
    refused,
    sealed,
    never_seen,
    /// The answer says nothing that this program understands.
    unclear;

    /// Whether it is final for the request's key.
    boolean isOutcome() {
        return switch (this) {
            case committed, refused, sealed -> true;
            case never_seen, unclear -> false;
        };
    }
}
