package io.prescient.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The files that lead from version to version: a migration up, and its pair of the same name down.
final class Scripts {
    private static final String UP = "db/migration/";
    private static final String DOWN = "db/downgrade/";
    private static final String LOSES = "-- Loses: ";

    private Scripts() {}

    /// What of a version cannot be carried down.
    ///
    /// @param count the query that tells how much of it there is
    record Loss(String what, String count) {}

    /// The statements that lead to a version from the one before.
    static String up(Version version) {
        return read(UP + name(version));
    }

    /// The statements that lead back to the one before.
    static String down(Version version) {
        return read(DOWN + name(version));
    }

    /// What these statements would lose, if there is any of it.
    static List<Loss> losses(Version version) {
        return down(version)
                .lines()
                .filter(line -> line.startsWith(LOSES))
                .map(line -> line.substring(LOSES.length()).split(" \\| ", 2))
                .map(parts -> new Loss(parts[0], parts[1]))
                .toList();
    }

    /// Quarkus tells where a script lies, Flyway by itself only what it is called.
    private static String name(Version version) {
        return version.script().substring(version.script().lastIndexOf('/') + 1);
    }

    /// A file of this program.
    static String read(String path) {
        try (var file = Scripts.class.getResourceAsStream("/" + path)) {
            if (file == null) {
                throw new SchemaFailure("There is no " + path);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
