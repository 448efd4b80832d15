package io.prescient.persistence.schema;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/// A failure of a schema operation. Commands print the message without a stack trace.
public final class SchemaException extends RuntimeException {
    public SchemaException(@Nullable String message) {
        super(message);
    }

    /// Shortens a failure of Flyway to one line: its first line, and the message of PostgreSQL if that is not in
    /// it.
    public static SchemaException of(FlywayException failure) {
        var first = message(failure).lines().findFirst().orElse("");
        return new SchemaException(Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SchemaException::message)
                .filter(message -> !first.contains(message))
                .findFirst()
                .map(message -> first + ": " + message)
                .orElse(first));
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "").strip();
    }
}
