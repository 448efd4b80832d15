package io.prescient.polymarket;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/// Configures the service to use a local port as the Gamma API, with short timeouts.
public class GammaStubResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("prescient.gamma.url", "http://127.0.0.1:" + freePort()),
                Map.entry("prescient.gamma.page-size", "3"),
                Map.entry("prescient.gamma.max-pages", "20"),
                Map.entry("prescient.gamma.max-bytes", "100000"),
                Map.entry("prescient.gamma.request-delay", "1ms"),
                Map.entry("prescient.gamma.connect-timeout", "2s"),
                Map.entry("prescient.gamma.stall-timeout", "1500ms"),
                Map.entry("prescient.gamma.timeout", "3s"),
                Map.entry("prescient.gamma.max-attempts", "3"),
                Map.entry("prescient.gamma.retry-delay", "10ms"),
                Map.entry("prescient.gamma.max-retry-delay", "20ms"),
                Map.entry("prescient.gamma.max-retry-after", "1s"));
    }

    @Override
    public void stop() {}

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
