package io.prescient.stream;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Cuts streams and gives up waiting so soon that a test can wait for it. Elsewhere a machine that is busy with other
/// things would, too.
public class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "prescient.stream.lag-timeout", "2s",
                "prescient.stream.write-timeout", "15s",
                "prescient.min-seq.timeout", "1s");
    }
}
