package io.prescient.tool.schemadiff;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// The program as it starts for a command: Hibernate does not, and what the entities expect can be asked for.
public class CommandProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.hibernate-orm.active", "false",
                "quarkus.scheduler.enabled", "false",
                "quarkus.flyway.migrate-at-start", "false");
    }
}
