package io.prescient.tool.verifier;

/// The deployment cannot be checked: a replica does not respond, or its response is not understood.
public final class InconclusiveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InconclusiveException(String message) {
        super(message);
    }

    InconclusiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
