package io.prescient;

import io.prescient.dev.postgres.EmbeddedPostgresServer;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A packaged program starts no database by itself, so it is given that of the tests.
public final class PackagedDatabase implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return System.getenv("PGHOST") == null ? new EmbeddedPostgresServer().environment(LaunchMode.TEST) : Map.of();
    }

    @Override
    public void stop() {
        // It ends with the tests' JVM.
    }
}
