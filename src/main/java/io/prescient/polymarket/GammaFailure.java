package io.prescient.polymarket;

import java.time.Duration;

/// A request to Gamma, or an import, failed. It has no stack trace because its message is reported to clients.
final class GammaFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    enum Kind {
        /// A later attempt may succeed.
        temporary,
        /// Gamma does not know the path.
        unknown_path,
        /// Gamma rejects the request.
        rejected,
        /// A later attempt would fail as well.
        permanent
    }

    private final Kind kind;
    private final String reason;
    private final Duration retryAfter;

    GammaFailure(Kind kind, String reason, Duration retryAfter) {
        this(kind, reason, reason, retryAfter);
    }

    private GammaFailure(Kind kind, String message, String reason, Duration retryAfter) {
        super(message, null, false, false);
        this.kind = kind;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    static GammaFailure temporary(String reason) {
        return new GammaFailure(Kind.temporary, reason, Duration.ZERO);
    }

    static GammaFailure permanent(String reason) {
        return new GammaFailure(Kind.permanent, reason, Duration.ZERO);
    }

    static GammaFailure tooLarge(int maxBytes) {
        return permanent("the response exceeds %d bytes".formatted(maxBytes));
    }

    /// The same failure with the request in its message.
    GammaFailure withRequest(String request) {
        return new GammaFailure(kind, request + ": " + reason, reason, retryAfter);
    }

    static boolean isTemporary(Throwable failure) {
        return failure instanceof GammaFailure known && known.kind == Kind.temporary;
    }

    /// Whether Gamma rejects such requests.
    static boolean isRejection(Throwable failure) {
        return failure instanceof GammaFailure known
                && (known.kind == Kind.rejected || known.kind == Kind.unknown_path);
    }

    /// The message without the request.
    String reason() {
        return reason;
    }

    Kind kind() {
        return kind;
    }

    /// The time of the header `Retry-After`, or zero.
    Duration retryAfter() {
        return retryAfter;
    }
}
