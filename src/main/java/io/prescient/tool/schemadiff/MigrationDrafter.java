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

/// The next migration and its way back, as far as they can be written from a difference. A person finishes them: no
/// database takes an unfinished line.
///
/// @param plan from what the migrations make to what they should
/// @param head the newest version of this program
public record MigrationDrafter(ChangePlan plan, SchemaVersion head) {
    private static final Path USUAL = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern NUMBERED = Pattern.compile("V(\\d+)__.*\\.sql");

    static MigrationDrafter of(List<SchemaDifference> drifts, SchemaVersion head) {
        return new MigrationDrafter(
                new ChangePlan(drifts.stream().map(SchemaChange::from).toList()), head);
    }

    /// Writes the files. A draft comes after the newest version and after those that lie there already.
    ///
    /// @param into the directory of the migration, made if it is not there; null for the usual one where it exists,
    /// else the current one
    /// @throws SchemaFailure if a file is there already, or cannot be written
    public MigrationDraft write(Path into, String name) {
        var migrations = (into != null ? into : Files.isDirectory(USUAL) ? USUAL : Path.of(""))
                .toAbsolutePath()
                .normalize();
        var downgrades = migrations.endsWith("migration")
                ? migrations.resolveSibling("downgrade")
                : migrations.resolve("downgrade");
        var plain = fileNamePart(name);
        try {
            Files.createDirectories(migrations);
            int newest = Math.max(Integer.parseInt(head.version()), newestVersion(migrations));
            var file = "V%d__%s.sql".formatted(newest + 1, plain);
            Files.createDirectories(downgrades);
            // Only the way back can be there already, so it is tried first: neither is written alone.
            var down = Files.writeString(downgrades.resolve(file), down(), StandardOpenOption.CREATE_NEW);
            var up = Files.writeString(migrations.resolve(file), up(), StandardOpenOption.CREATE_NEW);
            return new MigrationDraft(
                    List.of(up.toString(), down.toString()), plan.sql().size(), countUnfinished(up(), down()));
        } catch (FileAlreadyExistsException e) {
            throw new SchemaException(e.getMessage() + " is there already, and is left as it is");
        } catch (IOException e) {
            throw new SchemaException("The files could not be written: " + e);
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
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        if (plain.isEmpty()) {
            throw new SchemaException("A name needs a letter or a digit: " + name);
        }
        return plain;
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
