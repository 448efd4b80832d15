package io.prescient.http;

import com.fasterxml.jackson.core.JacksonException;
import io.prescient.persistence.ReadRouting;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// What a failure of PostgreSQL means to the one who asked.
public final class DatabaseFailures {
    /// Connection lost; deadlock or serialization; resources short; shutting down or starting up.
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57");

    private DatabaseFailures() {}

    /// Whether a constraint of this name refused the change.
    public static boolean violates(Throwable failure, String constraint) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            // By its name in the message: a failed batch does not carry the refusal itself.
            if (cause.getMessage() != null && cause.getMessage().contains('"' + constraint + '"')) {
                return true;
            }
        }
        return false;
    }

    static Optional<Problem> problem(Throwable failure) {
        var state = state(failure);
        if (state.isPresent()) {
            return ofState(state.get());
        }
        // Failures of Jackson and of Java serialization are IOExceptions too, but no lost connections.
        boolean lost = cause(failure, IOException.class)
                        .filter(io -> !(io instanceof JacksonException || io instanceof ObjectStreamException))
                        .isPresent()
                || cause(failure, VertxException.class).isPresent();
        return lost ? Optional.of(unavailable()) : Optional.empty();
    }

    /// The SQLSTATE: the client throws it bare, Hibernate Reactive wraps it in an SQLException.
    private static Optional<String> state(Throwable failure) {
        return cause(failure, PgException.class)
                .map(PgException::getSqlState)
                .or(() -> cause(failure, SQLException.class).map(SQLException::getSQLState));
    }

    private static Optional<Problem> ofState(String state) {
        return switch (state) {
            // Text that PostgreSQL cannot hold: NUL in a string or in JSON.
            case "22021", "22P05" ->
                Optional.of(Problem.of(ProblemCode.validation_failed, "Text must not hold a NUL character"));
            // No connections allowed; a lock that was not given in time.
            case "55000", "55P03" -> Optional.of(unavailable());
            // A table, column, function or type that the standby does not have yet.
            case "42P01", "42703", "42883", "42704" ->
                Optional.of(unavailable()).filter(_ -> ReadRouting.isRoutedToStandby());
            case String lost when TRANSIENT_CLASSES.contains(lost.substring(0, 2)) -> Optional.of(unavailable());
            default -> Optional.empty();
        };
    }

    private static Problem unavailable() {
        return Problem.of(
                ProblemCode.unavailable, "The database does not answer; nothing was changed unless a retry says so");
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
