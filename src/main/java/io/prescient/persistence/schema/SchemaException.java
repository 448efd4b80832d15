package io.prescient.persistence.schema;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/// Why a database could not be brought to a version; the message is for whoever runs the command.
public final class SchemaException extends RuntimeException {
    public SchemaException(String message) {
        super(message);
    }

    /// In a line: Flyway words its messages as pages, and PostgreSQL has said it before.
    public static SchemaException of(FlywayException failure) {
        var first = failure.getMessage().strip().lines().findFirst().orElse("");
        return new SchemaException(Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(cause -> cause.getMessage().strip())
                .filter(said -> !first.contains(said))
                .findFirst()
                .map(said -> first + ": " + said)
                .orElse(first));
    }
}
