package io.prescient.portfolio;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Optional conditions of a request on time and portfolio version. They are checked under the portfolio's lock, before
/// all other rules.
///
/// @param deadline the decision must be earlier than this instant; null sets no deadline
/// @param expectedSeq the seq that the portfolio must have; null accepts any
public record CommandGuard(
        @Nullable Instant deadline, @Nullable Long expectedSeq) {
    public static final String DEADLINE =
            "The request is rejected with deadline_passed if it is decided at this instant or later. The server's "
                    + "clock is read under the portfolio's lock.";
    public static final String EXPECTED_SEQ =
            "The request is rejected with seq_mismatch if the portfolio has another seq when it is decided. Unlike "
                    + "If-Match, expected_seq is part of the request, and the rejection is final for the key.";

    /// Returns the problem of the first condition that fails, or empty if both hold.
    public Optional<Problem> check(PortfolioState portfolio, Instant now) {
        return checkDeadline(now).or(() -> checkSeq(portfolio.seq()));
    }

    private Optional<Problem> checkDeadline(Instant now) {
        return deadline == null || now.isBefore(deadline)
                ? Optional.empty()
                : Optional.of(Problem.of(
                                ProblemCode.deadline_passed,
                                "The deadline %s has passed: the request was decided at %s".formatted(deadline, now))
                        .with("deadline", deadline)
                        .with("decided_at", now));
    }

    private Optional<Problem> checkSeq(long seq) {
        return expectedSeq == null || expectedSeq == seq
                ? Optional.empty()
                : Optional.of(Problem.of(
                                ProblemCode.seq_mismatch,
                                "expected_seq is %d, but the portfolio has seq %d".formatted(expectedSeq, seq))
                        .with("expected_seq", expectedSeq)
                        .with("seq", seq));
    }
}
