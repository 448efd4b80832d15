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

/// Lets a start that migrates adopt the database first, and tells afterwards what became of its rows.
@Singleton
class StartupMigration implements FlywayConfigurationCustomizer {
    private static final Logger LOG = Logger.getLogger(StartupMigration.class);

    /// What is done with rows that a new constraint refuses; constants are spelled as in the configuration.
    enum Quarantine {
        accept,
        refuse
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
                adopt(configuration, new SchemaMigrator(configuration.load()));
            } catch (SchemaException e) {
                // Whose message alone is printed, before the program ends.
                throw new ConfigurationException(e.getMessage());
            }
        }
    }

    private void adopt(FluentConfiguration configuration, SchemaMigrator versions) {
        long mark = versions.mark();
        if (quarantine == Quarantine.refuse) {
            var upgrade = versions.upgrade(MigrationTarget.HEAD, true, new ProgressLog());
            upgrade.report().summary().forEach(LOG::warn);
            return;
        }
        versions.adopt().ifPresent(LOG::info);
        configuration.callbacks(MigrationCallbacks.of(
                configuration,
                new QuarantineLog(versions, mark),
                new MigrationProgress.FlywayCallback(configuration.getDataSource(), LOG::info)));
    }

    private static final class ProgressLog implements UpgradeListener {
        @Override
        public void onMessage(String sentence) {
            LOG.info(sentence);
        }

        @Override
        public void onVersionApplied(SchemaVersion version) {
            LOG.infof("At version %s", version.version());
        }
    }

    /// Tells in the log what the versions that were just applied found fault with.
    private static final class QuarantineLog extends BaseCallback {
        private final SchemaMigrator versions;
        private final long mark;
        private boolean applied;

        QuarantineLog(SchemaMigrator versions, long mark) {
            this.versions = versions;
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
                versions.report(mark).summary().forEach(LOG::warn);
            }
        }
    }
}
