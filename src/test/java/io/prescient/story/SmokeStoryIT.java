package io.prescient.story;

import io.prescient.dev.EmbeddedPostgresServer;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;

/// The same story, told to the packaged service: the jar, or with `-Dnative` the executable.
@QuarkusIntegrationTest
@QuarkusTestResource(SmokeStoryIT.Database.class)
class SmokeStoryIT extends SmokeStoryTest {

    /// A packaged service starts no database by itself, so it is given that of the tests.
    public static final class Database implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return System.getenv("PGHOST") == null
                    ? new EmbeddedPostgresServer().environment(LaunchMode.TEST)
                    : Map.of();
        }

        @Override
        public void stop() {
            // It ends with the tests' JVM.
        }
    }
}
