package io.prescient.http;

import com.fasterxml.jackson.core.JacksonException;
import io.prescient.persistence.ReadRouting;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Maps failures of PostgreSQL to problems.
public final class DatabaseFailures {
    /// SQLSTATE classes worth a retry: connection failure, transaction rollback, insufficient resources, operator
    /// intervention.
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57");

    /// The classes of these after which a connection cannot be used.
    private static final Set<String> LOST_CLASSES = Set.of("08", "53", "57");

    /// Messages of the pool without a type of their own: no connection in time, and a connection that was closed.
    private static final Pattern LOST = Pattern.compile("Timeout$|Connection is not active");

    private DatabaseFailures() {}

    /// Whether the statement violated the constraint of this name.
    public static boolean violates(Throwable failure, String constraint) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            // Searches the messages, because a failed batch does not carry the PgException.
            var message = cause.getMessage();
            if (message != null && message.contains('"' + constraint + '"')) {
                return true;
            }
        }
        return false;
    }

    /// Whether the connection is lost or the database accepts no statements, so that another statement would fail too.
    public static boolean isConnectionFailure(Throwable failure) {
        return state(failure)
                .map(state -> LOST_CLASSES.contains(state.substring(0, 2)))
                .orElseGet(() -> problem(failure).isPresent());
    }

    static Optional<Problem> problem(Throwable failure) {
        var state = state(failure);
        if (state.isPresent()) {
            return ofState(state.get());
        }
        // Jackson and Java serialization throw IOExceptions too; those are not lost connections.
        boolean lost = cause(failure, IOException.class)
                        .filter(io -> !(io instanceof JacksonException || io instanceof ObjectStreamException))
                        .isPresent()
                || cause(failure, VertxException.class).isPresent()
                || cause(failure, NoStackTraceThrowable.class)
                        .filter(pool ->
                                LOST.matcher(String.valueOf(pool.getMessage())).find())
                        .isPresent();
        return lost ? Optional.of(unavailable()) : Optional.empty();
    }

    /// The client throws a PgException; Hibernate Reactive wraps it in an SQLException.
    private static Optional<String> state(Throwable failure) {
        return cause(failure, PgException.class)
                .map(PgException::getSqlState)
                .or(() -> cause(failure, SQLException.class).map(SQLException::getSQLState));
    }

    private static Optional<Problem> ofState(String state) {
        return switch (state) {
            // A NUL character in text or JSON.
            case "22021", "22P05" ->
                Optional.of(Problem.of(ProblemCode.validation_failed, "Text must not contain a NUL character"));
            // The database allows no connections; lock_timeout expired.
            case "55000", "55P03" -> Optional.of(unavailable());
            // A table, column, function or type that a migration created and the standby has not replayed yet.
            case "42P01", "42703", "42883", "42704" ->
                Optional.of(unavailable()).filter(_ -> ReadRouting.isRoutedToStandby());
            case String lost when TRANSIENT_CLASSES.contains(lost.substring(0, 2)) -> Optional.of(unavailable());
            default -> Optional.empty();
        };
    }

    private static Problem unavailable() {
        return Problem.of(
                ProblemCode.unavailable, "The database does not respond. Retry with the same key to learn the result.");
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
