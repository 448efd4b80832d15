package io.prescient;

import io.prescient.dev.postgres.EmbeddedPostgresServer;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Passes the database of the tests to the packaged program, which starts none itself.
public final class PackagedDatabase implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return System.getenv("PGHOST") == null ? new EmbeddedPostgresServer().environment(LaunchMode.TEST) : Map.of();
    }

    @Override
    public void stop() {
        // The database stops with the JVM of the tests.
    }
}
