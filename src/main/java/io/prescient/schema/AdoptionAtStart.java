package io.prescient.schema;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/// Lets a start that migrates adopt the database first.
@Singleton
class AdoptionAtStart implements FlywayConfigurationCustomizer {
    private static final Logger LOG = Logger.getLogger(AdoptionAtStart.class);

    private final boolean migrates;

    @Inject
    AdoptionAtStart(@ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean migrates) {
        this.migrates = migrates;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        if (migrates) {
            try {
                new Versions(configuration.load()).adopt().ifPresent(LOG::info);
            } catch (SchemaFailure e) {
                // Whose message alone is printed, before the program ends.
                throw new ConfigurationException(e.getMessage());
            }
        }
    }
}
