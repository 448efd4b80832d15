package io.prescient.invariant;

import io.prescient.migration.ScratchDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the program without row locks, on a database of its own, because the tests damage the data.
public class NoLockProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.hibernate-orm.dialect", NoLockDialect.class.getName());
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OwnDatabase.class));
    }

    public static class OwnDatabase implements QuarkusTestResourceLifecycleManager {
        private ScratchDatabase database;

        @Override
        public Map<String, String> start() {
            database = ScratchDatabase.newest();
            var settings = new HashMap<>(database.settings());
            var jdbc = settings.get("quarkus.datasource.jdbc.url");
            settings.put("quarkus.datasource.reactive.url", jdbc.substring("jdbc:".length()));
            return settings;
        }

        @Override
        public void stop() {
            database.close();
        }
    }
}
