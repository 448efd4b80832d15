package io.prescient.persistence.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The files that lead from version to version.
final class MigrationScripts {
    private static final String UP = "db/migration/";
    private static final String DOWN = "db/downgrade/";

    private MigrationScripts() {}

    /// The statements that lead to a version from the one before.
    static String up(SchemaVersion version) {
        return read(UP + file(version));
    }

    /// The statements that lead from a version to the one before.
    ///
    /// @throws SchemaFailure if there is none before
    static String down(SchemaVersion version) {
        if (MigrationScripts.class.getResource("/" + DOWN + file(version)) == null) {
            throw new SchemaException("There is no way down from version " + version.version());
        }
        return read(DOWN + file(version));
    }

    /// What the way down from a version cannot carry.
    static List<DataLossCheck> losses(SchemaVersion version) {
        return down(version)
                .lines()
                .filter(line -> line.startsWith(DataLossCheck.PREFIX))
                .map(DataLossCheck::parse)
                .toList();
    }

    /// Quarkus tells where a script lies, Flyway by itself only what it is called.
    static String file(SchemaVersion version) {
        return version.script().substring(version.script().lastIndexOf('/') + 1);
    }

    /// A file of this program.
    static String read(String path) {
        try (var file = MigrationScripts.class.getResourceAsStream("/" + path)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
