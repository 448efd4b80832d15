package io.prescient.venue;

import java.time.Duration;

/// The venue could not be read. Has no stack trace: it is told, not debugged.
final class VenueFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What can be done about it.
    enum Kind {
        /// Perhaps it works later.
        passing,
        /// The venue does not know this path.
        unknown_path,
        /// It will fail again.
        lasting
    }

    private final Kind kind;
    private final Duration retryAfter;

    VenueFailure(Kind kind, String message, Duration retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    static VenueFailure passing(String message) {
        return new VenueFailure(Kind.passing, message, Duration.ZERO);
    }

    static VenueFailure lasting(String message) {
        return new VenueFailure(Kind.lasting, message, Duration.ZERO);
    }

    /// The same, said of a request.
    VenueFailure of(String request) {
        return new VenueFailure(kind, request + ": " + getMessage(), retryAfter);
    }

    Kind kind() {
        return kind;
    }

    /// How long the venue asked to be left alone; zero if it did not.
    Duration retryAfter() {
        return retryAfter;
    }
}
