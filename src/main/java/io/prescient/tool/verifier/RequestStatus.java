package io.prescient.tool.verifier;

/// What became of a request, as somebody was told.
enum RequestStatus {
    committed,
    rejected,
    cancelled,
    unknown,
    /// The answer says nothing that this program understands.
    unclear;

    /// Whether it is final for the request's key.
    boolean isOutcome() {
        return switch (this) {
            case committed, rejected, cancelled -> true;
            case unknown, unclear -> false;
        };
    }
}
