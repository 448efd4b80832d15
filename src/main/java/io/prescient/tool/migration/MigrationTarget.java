package io.prescient.tool.migration;

import io.prescient.persistence.schema.SchemaException;
import io.prescient.persistence.schema.SchemaVersion;
import java.util.List;
import java.util.Optional;

/// The target of a command: `head`, a version, or a number of steps from the current version (`+1`, `-2`).
public record MigrationTarget(String text) {
    public static final MigrationTarget HEAD = new MigrationTarget("head");

    /// Parses an argument of the command line.
    ///
    /// @throws IllegalArgumentException if the text has another form
    public static MigrationTarget of(String text) {
        if (!text.matches("head|[+-]?[0-9]{1,4}")) {
            throw new IllegalArgumentException("is not a version, head, or a step such as +1");
        }
        return new MigrationTarget(text);
    }

    /// @param known the versions of this program, in order
    /// @param current the version of the database; empty before the first one
    /// @throws SchemaException if this program has no such version
    SchemaVersion resolve(List<SchemaVersion> known, Optional<SchemaVersion> current) {
        if (text.equals("head")) {
            return known.getLast();
        }
        if (text.matches("[+-][0-9]{1,4}")) {
            int from = current.map(known::indexOf).orElse(-1);
            return at(known, from + Integer.parseInt(text));
        }
        return known.stream()
                .filter(version -> version.version().equals(text))
                .findFirst()
                .orElseThrow(() -> notFound(known));
    }

    private SchemaVersion at(List<SchemaVersion> known, int index) {
        if (index < 0 || index >= known.size()) {
            throw notFound(known);
        }
        return known.get(index);
    }

    private SchemaException notFound(List<SchemaVersion> known) {
        return new SchemaException("There is no version %s; this program has versions %s to %s"
                .formatted(text, known.getFirst().version(), known.getLast().version()));
    }
}
