package io.prescient.portfolio;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import java.time.Instant;
import java.util.Optional;

/// What a request demands of the moment in which it is decided, under the portfolio's lock; null demands nothing. It is
/// judged before all else.
public record CommandGuard(Instant deadline, Long expectedSeq) {
    public static final String DEADLINE =
            "Refused with deadline_passed if it is decided at this instant or later, by the "
                    + "service's clock, under the portfolio's lock";
    public static final String EXPECTED_SEQ =
            "Refused with seq_mismatch if the portfolio's seq is another one when it is "
                    + "decided. Unlike If-Match it is a part of the request, and its refusal is final";

    public Optional<Problem> refusal(Portfolio portfolio, Instant now) {
        return checkDeadline(now).or(() -> checkSeq(portfolio.seq()));
    }

    private Optional<Problem> checkDeadline(Instant now) {
        return deadline == null || now.isBefore(deadline)
                ? Optional.empty()
                : Optional.of(Problem.of(
                                ProblemCode.deadline_passed, "It is %s, the deadline was %s".formatted(now, deadline))
                        .with("deadline", deadline)
                        .with("decided_at", now));
    }

    private Optional<Problem> checkSeq(long seq) {
        return expectedSeq == null || expectedSeq == seq
                ? Optional.empty()
                : Optional.of(Problem.of(
                                ProblemCode.seq_mismatch,
                                "expected_seq was %d, the portfolio is at seq %d".formatted(expectedSeq, seq))
                        .with("expected_seq", expectedSeq)
                        .with("seq", seq));
    }
}
