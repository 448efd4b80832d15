package io.prescient.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The files that lead from version to version.
final class Scripts {
    private static final String UP = "db/migration/";

    private Scripts() {}

    /// The statements that lead to a version from the one before.
    static String up(Version version) {
        // Quarkus tells where a script lies, Flyway by itself only what it is called.
        var name = version.script().startsWith(UP) ? version.script() : UP + version.script();
        try (var file = Scripts.class.getResourceAsStream("/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
