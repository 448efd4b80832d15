package io.prescient.replica;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/// Simulates the next release of this program, which has one more version.
public class NextRelease implements QuarkusTestProfile {
    static final String VERSION = "9000";

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(OneVersionMore.class);
    }

    @Singleton
    @Alternative
    static class OneVersionMore implements FlywayConfigurationCustomizer {
        @Override
        public void customize(FluentConfiguration configuration) {
            configuration.javaMigrations(new Next());
        }
    }

    /// The release before keeps working with this version.
    static final class Next implements JavaMigration {
        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion(VERSION);
        }

        @Override
        public String getDescription() {
            return "next";
        }

        @Override
        public Integer getChecksum() {
            return 0;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            try (var statement = context.getConnection().createStatement()) {
                statement.execute("ALTER TABLE portfolios ADD COLUMN note text NOT NULL DEFAULT ''");
            }
        }
    }
}
