package io.prescient.schema;

/// Why a database could not be brought to a version; the message is for whoever runs the command.
public final class SchemaFailure extends RuntimeException {
    public SchemaFailure(String message) {
        super(message);
    }
}
