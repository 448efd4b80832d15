package io.prescient.tool.verifier;

/// Nothing can be said of the deployment: it does not answer, or not as this service does.
public final class InconclusiveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InconclusiveException(String message) {
        super(message);
    }

    InconclusiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
