package io.prescient.persistence.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The SQL files of this program.
public final class MigrationScripts {
    private static final String UPGRADES = "db/migration/";

    private MigrationScripts() {}

    /// The statements that migrate to a version from the one before.
    public static String upgrade(SchemaVersion version) {
        return read(UPGRADES + fileName(version));
    }

    /// Quarkus gives a script's path, Flyway by itself only its name.
    public static String fileName(SchemaVersion version) {
        return version.script().substring(version.script().lastIndexOf('/') + 1);
    }

    static String read(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("Resource " + path + " is missing"));
    }

    /// The text of a resource, if it exists.
    public static Optional<String> find(String path) {
        try (var file = MigrationScripts.class.getResourceAsStream("/" + path)) {
            return file == null ? Optional.empty() : Optional.of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
