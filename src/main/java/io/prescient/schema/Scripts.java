package io.prescient.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The files that lead from version to version.
final class Scripts {
    private static final String UP = "db/migration/";
    private static final String DOWN = "db/downgrade/";

    private Scripts() {}

    /// The statements that lead to a version from the one before.
    static String up(Version version) {
        return read(UP + file(version));
    }

    /// The statements that lead from a version to the one before.
    ///
    /// @throws SchemaFailure if there is none before
    static String down(Version version) {
        if (Scripts.class.getResource("/" + DOWN + file(version)) == null) {
            throw new SchemaFailure("There is no way down from version " + version.version());
        }
        return read(DOWN + file(version));
    }

    /// What the way down from a version cannot carry.
    static List<Loss> losses(Version version) {
        return down(version)
                .lines()
                .filter(line -> line.startsWith(Loss.MARK))
                .map(Loss::of)
                .toList();
    }

    /// Quarkus tells where a script lies, Flyway by itself only what it is called.
    static String file(Version version) {
        return version.script().substring(version.script().lastIndexOf('/') + 1);
    }

    /// A file of this program.
    static String read(String path) {
        try (var file = Scripts.class.getResourceAsStream("/" + path)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
