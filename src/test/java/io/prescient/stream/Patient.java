package io.prescient.stream;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Waits for whatever comes, however busy the machine is with other things; only who does not read is soon left.
public class Patient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "prescient.stream.lag-timeout", "60s",
                "prescient.stream.write-timeout", "5s",
                "prescient.min-seq.timeout", "60s");
    }
}
