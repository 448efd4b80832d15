package io.prescient.persistence;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Fails the start if no database is configured. Quarkus prints only the message of a ConfigurationException and exits
/// with status 1.
@Dependent
class DatabaseRequired {
    /// Before all other observers, which use the database.
    private static final int FIRST = Integer.MIN_VALUE;

    private static final String NO_DATABASE = "No database: set PGHOST (and PGPORT, PGDATABASE, PGUSER, PGPASSWORD),"
            + " or QUARKUS_DATASOURCE_REACTIVE_URL with QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.";

    void check(
            @Observes @Priority(FIRST) StartupEvent start,
            @ConfigProperty(name = DatabaseSettings.REACTIVE_URL) Optional<String> url) {
        if (url.isEmpty()) {
            throw new ConfigurationException(NO_DATABASE);
        }
    }
}
