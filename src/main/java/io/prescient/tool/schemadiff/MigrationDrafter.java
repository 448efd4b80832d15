package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Drafts the next migration and its downgrade from differences. A developer completes them: an unfinished line
/// is no valid SQL.
///
/// @param plan the changes of the migration
/// @param head the newest version of this program
public record MigrationDrafter(ChangePlan plan, SchemaVersion head) {
    private static final Path DEFAULT_DIRECTORY = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern NUMBERED = Pattern.compile("V(\\d+)__.*\\.sql");

    static MigrationDrafter of(List<SchemaDifference> differences, SchemaVersion head) {
        return new MigrationDrafter(
                new ChangePlan(differences.stream().map(SchemaChange::of).toList()), head);
    }

    /// Writes the files. The version follows the newest one of this program and of the directory.
    ///
    /// @param into the directory of the migration, created if missing; without one, the directory of the sources
    /// or, if that is missing, the current one
    /// @throws SchemaException if a file exists or cannot be written
    public MigrationDraft write(@Nullable Path into, String name) {
        var migrations = (into != null ? into : Files.isDirectory(DEFAULT_DIRECTORY) ? DEFAULT_DIRECTORY : Path.of(""))
                .toAbsolutePath()
                .normalize();
        var downgrades = migrations.endsWith("migration")
                ? migrations.resolveSibling("downgrade")
                : migrations.resolve("downgrade");
        var part = fileNamePart(name);
        try {
            Files.createDirectories(migrations);
            int newest = Math.max(Integer.parseInt(head.version()), newestVersion(migrations));
            var file = "V%d__%s.sql".formatted(newest + 1, part);
            Files.createDirectories(downgrades);
            // Only the downgrade can exist already, so it is written first: neither file is written alone.
            var down = Files.writeString(downgrades.resolve(file), down(), StandardOpenOption.CREATE_NEW);
            var up = Files.writeString(migrations.resolve(file), up(), StandardOpenOption.CREATE_NEW);
            return new MigrationDraft(
                    List.of(up.toString(), down.toString()), plan.sql().size(), countUnfinished(up(), down()));
        } catch (FileAlreadyExistsException e) {
            throw new SchemaException(e.getMessage() + " exists already and was not changed");
        } catch (IOException e) {
            throw new SchemaException("The draft could not be written: " + e);
        }
    }

    private static int countUnfinished(String... scripts) {
        return (int) Stream.of(scripts)
                .flatMap(String::lines)
                .filter(line -> line.startsWith(SchemaChange.UNFINISHED))
                .count();
    }

    private static int newestVersion(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> NUMBERED.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(file -> Integer.parseInt(file.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    private static String fileNamePart(String name) {
        var part = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        if (part.isEmpty()) {
            throw new SchemaException("The name must contain a letter or a digit: " + name);
        }
        return part;
    }

    String up() {
        return "-- Why: \n\n" + statements(plan);
    }

    String down() {
        var back = plan.reversed();
        return Stream.concat(Stream.of("-- Why: "), back.losses().stream()).collect(Collectors.joining("\n")) + "\n\n"
                + statements(back);
    }

    private static String statements(ChangePlan plan) {
        var all = plan.sql().isEmpty() ? List.of(SchemaChange.UNFINISHED + "write the statements") : plan.sql();
        return all.stream().map(statement -> statement + ";\n").collect(Collectors.joining());
    }
}
