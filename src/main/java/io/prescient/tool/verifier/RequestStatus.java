package io.prescient.tool.verifier;

/// What a replica reports about a request.
enum RequestStatus {
    committed,
    rejected,
    cancelled,
    /// The replica has no record of the request.
    unknown,
    /// The verifier does not understand the response.
    unclear;

    /// Whether every later response for the same key must be the same.
    boolean isFinal() {
        return switch (this) {
            case committed, rejected, cancelled -> true;
            case unknown, unclear -> false;
        };
    }
}
