package io.prescient.polymarket;

import java.time.Duration;

/// The venue could not be read. Has no stack trace: it is told, not debugged.
final class GammaFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What can be done about it.
    enum Kind {
        /// Perhaps it works later.
        passing,
        /// The venue does not know this path.
        unknown_path,
        /// The venue does not answer such a request.
        refused,
        /// It will fail again.
        lasting
    }

    private final Kind kind;
    private final String answer;
    private final Duration retryAfter;

    GammaFailure(Kind kind, String message, Duration retryAfter) {
        this(kind, message, message, retryAfter);
    }

    private GammaFailure(Kind kind, String message, String answer, Duration retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.answer = answer;
        this.retryAfter = retryAfter;
    }

    static GammaFailure passing(String message) {
        return new GammaFailure(Kind.passing, message, Duration.ZERO);
    }

    static GammaFailure lasting(String message) {
        return new GammaFailure(Kind.lasting, message, Duration.ZERO);
    }

    /// The same, said of a request.
    GammaFailure of(String request) {
        return new GammaFailure(kind, request + ": " + answer, answer, retryAfter);
    }

    /// Whether the venue answered, and will not answer such a request otherwise.
    static boolean isRefusal(Throwable failure) {
        return failure instanceof GammaFailure known && (known.kind == Kind.refused || known.kind == Kind.unknown_path);
    }

    /// What it is, without the request that it is said of.
    String answer() {
        return answer;
    }

    Kind kind() {
        return kind;
    }

    /// How long the venue asked to be left alone; zero if it did not.
    Duration retryAfter() {
        return retryAfter;
    }
}
