package io.prescient.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "40P01, unavailable", // deadlock
        "40001, unavailable", // serialization
        "57P01, unavailable", // shut down by an administrator
        "53300, unavailable", // too many connections
        "55000, unavailable", // the database allows no connections
        "55P03, unavailable", // lock_timeout
        "08006, unavailable", // connection lost
        "22021, validation_failed", // NUL in a text
        "22P05, validation_failed", // NUL in a JSON text
        "23505, ", // a defect of the service, not of the client
        "XX000, ",
    })
    void mapsSqlStateHoweverItIsWrapped(String state, String code) {
        // The client throws a PgException; Hibernate Reactive wraps it in an SQLException and its own exception.
        assertEquals(code, code(new PgException("m", "ERROR", state, "d")));
        assertEquals(code, code(new IllegalStateException(new PgException("m", "ERROR", state, "d"))));
        assertEquals(code, code(new SQLException("m", state)));
        assertEquals(code, code(new LockAcquisitionException("m", new SQLException("m", state))));
    }

    @Test
    void lostConnectionIsUnavailable() {
        assertEquals("unavailable", code(new IOException("Connection refused")));
        assertEquals("unavailable", code(new RuntimeException(new VertxException("Connection was closed", true))));
    }

    @Test
    void otherFailuresAreDefects() {
        assertEquals(null, code(new IllegalStateException()));
        // IOExceptions that are not network failures.
        assertEquals(null, code(new JsonMappingException(null, "cannot be written")));
        assertEquals(null, code(new NotSerializableException("a class")));
    }

    private static String code(Throwable failure) {
        return Optional.of(failure)
                .flatMap(DatabaseFailures::problem)
                .map(problem -> problem.code().name())
                .orElse(null);
    }
}
