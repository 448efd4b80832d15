package io.prescient.idempotency;

import io.prescient.http.Problem;

/// What was decided on a request. Both kinds are final: a refused key stays refused.
public sealed interface CommandResult {
    /// It was done; `answer` is what the client is told.
    record Committed(int httpStatus, JsonPayload response) implements CommandResult {}

    record Rejected(Problem problem) implements CommandResult {}
}
