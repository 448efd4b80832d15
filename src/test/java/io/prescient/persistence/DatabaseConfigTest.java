package io.prescient.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class DatabaseConfigTest {
    private static final String REACTIVE_URL = "quarkus.datasource.reactive.url";
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    @Test
    void pgVariablesConfigureBothDrivers() {
        SmallRyeConfig config = production(Map.of(
                "PGHOST", "db", "PGPORT", "6543", "PGDATABASE", "books", "PGUSER", "ada", "PGPASSWORD", "secret"));
        assertEquals("postgresql://db:6543/books", config.getValue(REACTIVE_URL, String.class));
        assertEquals("jdbc:postgresql://db:6543/books", config.getValue(JDBC_URL, String.class));
        assertEquals("ada", config.getValue(USERNAME, String.class));
        assertEquals("secret", config.getValue(PASSWORD, String.class));
    }

    @Test
    void absentPgVariablesHaveLibpqDefaults() {
        String me = System.getProperty("user.name");
        SmallRyeConfig config = production(Map.of("PGHOST", "db"));
        assertEquals("postgresql://db:5432/" + me, config.getValue(REACTIVE_URL, String.class));
        assertEquals(me, config.getValue(USERNAME, String.class));
        assertEquals(Optional.empty(), config.getOptionalValue(PASSWORD, String.class));
        assertEquals(
                "postgresql://db:5432/ada",
                production(Map.of("PGHOST", "db", "PGUSER", "ada")).getValue(REACTIVE_URL, String.class));
    }

    @Test
    void rejectsInvalidPort() {
        var failure =
                assertThrows(ConfigurationException.class, () -> production(Map.of("PGHOST", "db", "PGPORT", "54a32")));
        assertEquals("PGPORT must be a port number: 54a32", failure.getMessage());
    }

    @Test
    void doesNotExpandPassword() {
        String password = "p@ss:w/rd?#&% $1 $$ $${a} ${b:c} \\d \\$ \\${e} }{ ü\"'";
        SmallRyeConfig config = production(Map.of("PGHOST", "db", "PGPASSWORD", password));
        assertEquals(password, config.getValue(PASSWORD, String.class));
    }

    @Test
    void encodesUnusualNamesInUrl() {
        SmallRyeConfig config = production(Map.of("PGHOST", "::1", "PGDATABASE", "my books/2"));
        assertEquals("postgresql://[::1]:5432/my%20books%2F2", config.getValue(REACTIVE_URL, String.class));
    }

    @Test
    void derivesJdbcUrlFromReactiveUrl() {
        assertEquals("jdbc:postgresql://db/b?sslmode=require", jdbcFor("postgresql://db/b?sslmode=require"));
        assertEquals("jdbc:postgresql://db/b", jdbcFor("postgres://db/b"));
        assertEquals("jdbc:postgresql://db/b", jdbcFor("vertx-reactive:postgresql://db/b"));
    }

    @Test
    void derivesReactiveUrlFromJdbcUrl() {
        SmallRyeConfig config = production(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db:6543/books"));
        assertEquals("postgresql://db:6543/books", config.getValue(REACTIVE_URL, String.class));
        assertEquals("jdbc:postgresql://db:6543/books", config.getValue(JDBC_URL, String.class));
    }

    @Test
    void explicitUrlTakesPrecedenceOverPgVariables() {
        SmallRyeConfig config = production(Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://mine/books", "PGHOST", "other", "PGPASSWORD", "s"));
        assertEquals("postgresql://mine/books", config.getValue(REACTIVE_URL, String.class));
        assertEquals("jdbc:postgresql://mine/books", config.getValue(JDBC_URL, String.class));
        assertEquals(Optional.empty(), config.getOptionalValue(PASSWORD, String.class));
    }

    @Test
    void keepsTwoExplicitUrls() {
        SmallRyeConfig config = production(Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://pool/b",
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://direct/b"));
        assertEquals("postgresql://pool/b", config.getValue(REACTIVE_URL, String.class));
        assertEquals("jdbc:postgresql://direct/b", config.getValue(JDBC_URL, String.class));
    }

    @Test
    void explicitUserTakesPrecedenceOverPgUser() {
        SmallRyeConfig config =
                production(Map.of("PGHOST", "db", "PGUSER", "ada", "QUARKUS_DATASOURCE_USERNAME", "grace"));
        assertEquals("grace", config.getValue(USERNAME, String.class));
    }

    @Test
    void productionUsesNoEmbeddedDatabase() {
        for (String nothing : new String[] {"", " "}) {
            SmallRyeConfig config = production(Map.of("PGHOST", nothing));
            assertEquals(Optional.empty(), config.getOptionalValue(REACTIVE_URL, String.class));
            assertFalse(config.getValue("quarkus.hibernate-orm.active", boolean.class));
        }
    }

    @Test
    void failsStartWithoutDatabaseInOneLine() {
        String rejection = assertThrows(
                        ConfigurationException.class,
                        () -> new DatabaseRequired().check(new StartupEvent(), Optional.empty()))
                .getMessage();
        assertTrue(rejection.startsWith("No database: set PGHOST "), rejection);
        assertEquals(1, rejection.lines().count());
    }

    @Test
    void usesNamedDatabaseInDevAndTestMode() {
        for (LaunchMode mode : new LaunchMode[] {LaunchMode.DEVELOPMENT, LaunchMode.TEST}) {
            SmallRyeConfig config = config(mode, Map.of("PGHOST", "db", "PGUSER", "ada"));
            assertEquals("postgresql://db:5432/ada", config.getValue(REACTIVE_URL, String.class));
        }
    }

    @Test
    void buildRecordsNoDatabaseSettings() {
        // Quarkus does not record settings from the environment, which it recognizes by the type of the source.
        ConfigSource source = production(Map.of("PGHOST", "db"))
                .getConfigSource(DatabaseConfigSource.NAME)
                .orElseThrow();
        assertInstanceOf(EnvConfigSource.class, source);
    }

    private static String jdbcFor(String reactiveUrl) {
        return production(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", reactiveUrl))
                .getValue(JDBC_URL, String.class);
    }

    private static SmallRyeConfig production(Map<String, String> environment) {
        return config(LaunchMode.NORMAL, environment);
    }

    private static SmallRyeConfig config(LaunchMode mode, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(environment, EnvConfigSource.ORDINAL))
                .withSources(new DatabaseConfig(mode))
                .build();
    }
}
