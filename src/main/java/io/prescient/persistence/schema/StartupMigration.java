package io.prescient.persistence.schema;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/// Adopts the database before Flyway migrates it at the start, and logs afterwards what was quarantined.
@Singleton
class StartupMigration implements FlywayConfigurationCustomizer {
    private static final Logger LOG = Logger.getLogger(StartupMigration.class);

    /// What is done with rows that a new constraint rejects. Constants are spelled as in the configuration.
    enum Quarantine {
        accept,
        reject
    }

    private final boolean migrates;
    private final Quarantine quarantine;

    @Inject
    StartupMigration(
            @ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean migrates,
            @ConfigProperty(name = "prescient.upgrade.quarantine") Quarantine quarantine) {
        this.migrates = migrates;
        this.quarantine = quarantine;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        if (migrates) {
            try {
                prepare(configuration, new SchemaMigrator(configuration.load()));
            } catch (SchemaException e) {
                // Quarkus prints only the message of this exception.
                throw new ConfigurationException(e.getMessage());
            }
        }
    }

    private void prepare(FluentConfiguration configuration, SchemaMigrator migrator) {
        if (quarantine == Quarantine.reject) {
            var versions = migrator.versions();
            versions.rejectForeign();
            var result = migrator.upgrade(versions.pending(), true, new ProgressLog());
            result.report().summary().forEach(LOG::warn);
            return;
        }
        long mark = migrator.mark();
        migrator.adopt().ifPresent(LOG::info);
        configuration.callbacks(MigrationCallbacks.of(
                configuration,
                new QuarantineLog(migrator, mark),
                new MigrationProgress.FlywayCallback(configuration.getDataSource(), LOG::info)));
    }

    private static final class ProgressLog implements UpgradeListener {
        @Override
        public void onMessage(String message) {
            LOG.info(message);
        }

        @Override
        public void onVersionApplied(SchemaVersion version) {
            LOG.infof("Schema version %s applied", version.version());
        }
    }

    /// Logs what the versions of this start have quarantined.
    private static final class QuarantineLog extends BaseCallback {
        private final SchemaMigrator migrator;
        private final long mark;
        private boolean applied;

        QuarantineLog(SchemaMigrator migrator, long mark) {
            this.migrator = migrator;
            this.mark = mark;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE || event == Event.AFTER_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            if (event == Event.AFTER_EACH_MIGRATE) {
                applied = true;
            } else if (applied) {
                migrator.report(mark).summary().forEach(LOG::warn);
            }
        }
    }
}
