package io.prescient.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The URL of a standby, and the settings that it takes from the primary.
class StandbyUrlTest {
    private static final PgConnectOptions PRIMARY = new PgConnectOptions()
            .setHost("primary")
            .setPort(7777)
            .setDatabase("books")
            .setUser("keeper")
            .setPassword("pw")
            .setProperties(Map.of("lock_timeout", "10s"));

    @ParameterizedTest
    @CsvSource({
        "postgresql://standby, standby 5432 books keeper pw",
        "postgres://standby:1, standby 1 books keeper pw",
        "postgresql://pg_standby:5433/other, pg_standby 5433 other keeper pw",
        "postgresql://reader@standby/, standby 5432 books reader pw",
        "postgresql://re%40d+er:p%3Ass%2F@10.0.0.2:5432/b%20k, 10.0.0.2 5432 b k re@d+er p:ss/",
        "postgresql://[::1]:5432/books, ::1 5432 books keeper pw"
    })
    void takesAbsentPartsFromPrimary(String url, String parts) {
        var options = StandbyUrl.options(url, PRIMARY);
        assertEquals(
                parts,
                "%s %d %s %s %s"
                        .formatted(
                                options.getHost(),
                                options.getPort(),
                                options.getDatabase(),
                                options.getUser(),
                                options.getPassword()));
        assertEquals(PRIMARY.getProperties(), options.getProperties());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standby",
                "jdbc:postgresql://u:secret@standby/books",
                "postgresql://u:secret@standby/books?sslmode=require",
                "postgresql://u:secret@:5432/books",
                "postgresql://u:secret@standby:99999/books",
                "postgresql://u:secret%zz@standby/books",
                "postgresql://u:secret@one,two/books"
            })
    void rejectsInvalidUrlWithoutRevealingPassword(String url) {
        var rejection = assertThrows(ConfigurationException.class, () -> StandbyUrl.options(url, PRIMARY));
        assertFalse(rejection.getMessage().contains("secret"));
    }
}
