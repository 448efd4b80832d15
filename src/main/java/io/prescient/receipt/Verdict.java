package io.prescient.receipt;

import io.prescient.web.Problem;

/// What was decided on a request. Both kinds are final: a refused key stays refused.
public sealed interface Verdict {
    /// It was done; `answer` is what the client is told.
    record Done(int status, Written answer) implements Verdict {}

    record Refused(Problem problem) implements Verdict {}
}
