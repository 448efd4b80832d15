package io.prescient.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Files on the class path.
final class Resources {
    private Resources() {}

    static String read(String path) throws IOException {
        try (var file = Resources.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
