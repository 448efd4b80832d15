package io.prescient.stream;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Waits for whatever comes, however busy the machine is with other things; only who does not read is soon left.
public class Patient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "prescient.stream.patience", "60s",
                "prescient.stream.hang-up", "5s",
                "prescient.watermark.timeout", "60s");
    }
}
