package io.prescient.http;

/// Carries a problem to {@link ProblemMapper}. Has no stack trace, because it is a response and not a defect.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
