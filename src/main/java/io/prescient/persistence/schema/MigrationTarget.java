package io.prescient.persistence.schema;

import java.util.List;
import java.util.Optional;

/// Where to: `head`, a version, or so many steps from where the database is (`+1`, `-2`).
public record MigrationTarget(String text) {
    public static final MigrationTarget HEAD = new MigrationTarget("head");

    /// What was asked for in words.
    ///
    /// @throws IllegalArgumentException if no version can be meant
    public static MigrationTarget of(String text) {
        if (!text.matches("head|[+-]?[0-9]{1,4}")) {
            throw new IllegalArgumentException("neither a version nor head nor a step such as +1");
        }
        return new MigrationTarget(text);
    }

    /// @param known the versions of this program, in order
    /// @param current where the database is; empty before the first version
    /// @throws SchemaFailure if that is none of them
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
        return new SchemaException("There is no version %s; this program has %s to %s"
                .formatted(text, known.getFirst().version(), known.getLast().version()));
    }
}
