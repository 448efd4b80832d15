package io.prescient.probe;

/// Nothing can be said of the deployment: it does not answer, or not as this service does.
public final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unclear(String message) {
        super(message);
    }

    Unclear(String message, Throwable cause) {
        super(message, cause);
    }
}
