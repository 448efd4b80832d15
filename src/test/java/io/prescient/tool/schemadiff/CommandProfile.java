package io.prescient.tool.schemadiff;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Starts the program as for a command, without Hibernate, so that the mapping of the entities is available.
public class CommandProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.hibernate-orm.active", "false",
                "quarkus.scheduler.enabled", "false",
                "quarkus.flyway.migrate-at-start", "false");
    }
}
