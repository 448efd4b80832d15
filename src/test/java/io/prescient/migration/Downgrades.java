package io.prescient.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The downgrade scripts and the changes that they are expected to make.
final class Downgrades {
    private static final Path DIRECTORY = Path.of("src/main/resources/db/downgrade");
    private static final String LOSS_PREFIX = "-- Loses: ";

    private Downgrades() {}

    /// The script that downgrades from this version.
    static String script(int version) throws IOException {
        try (var scripts = Files.list(DIRECTORY)) {
            var name = "V" + version + "__";
            return Files.readString(
                    scripts.filter(script -> script.getFileName().toString().startsWith(name))
                            .findFirst()
                            .orElseThrow());
        }
    }

    /// Every version except the first has a downgrade.
    static int newestVersion() throws IOException {
        try (var scripts = Files.list(DIRECTORY)) {
            return (int) scripts.count() + 1;
        }
    }

    /// The declared losses of a script, with counts.
    static List<String> losses(ScratchDatabase database, int version) throws SQLException, IOException {
        var losses = new ArrayList<String>();
        for (var line : script(version)
                .lines()
                .filter(line -> line.startsWith(LOSS_PREFIX))
                .toList()) {
            var loss = line.substring(LOSS_PREFIX.length()).split(" \\| ", 2);
            losses.add("V%d %s: %s"
                    .formatted(version, loss[0], database.rows(loss[1]).getFirst()));
        }
        return losses;
    }

    /// A section of the file of expected changes.
    static SortedSet<String> declared(String section) throws IOException {
        return Arrays.stream(Resources.read("/db/downgrade_changes.txt").split("\n## ", -1))
                .filter(part -> part.startsWith(section + ":"))
                .flatMap(part -> part.lines().skip(1))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
