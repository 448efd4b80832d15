package io.prescient.idempotency;

import io.prescient.http.Problem;

/// The decision on a request. Both results are final for its key.
public sealed interface CommandResult {
    /// The request was executed.
    ///
    /// @param response the body of the response
    record Committed(int httpStatus, JsonPayload response) implements CommandResult {}

    record Rejected(Problem problem) implements CommandResult {}
}
