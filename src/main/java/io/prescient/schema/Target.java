package io.prescient.schema;

import java.util.List;
import java.util.Optional;

/// Where to: `head`, a version, or so many steps from where the database is (`+1`, `-2`).
public record Target(String text) {
    public static final Target HEAD = new Target("head");

    /// What was asked for in words.
    ///
    /// @throws IllegalArgumentException if no version can be meant
    public static Target of(String text) {
        if (!text.matches("head|[+-]?[0-9]{1,4}")) {
            throw new IllegalArgumentException("neither a version nor head nor a step such as +1");
        }
        return new Target(text);
    }

    /// @param known the versions of this program, in order
    /// @param current where the database is; empty before the first version
    /// @throws SchemaFailure if that is none of them
    Version among(List<Version> known, Optional<Version> current) {
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
                .orElseThrow(() -> none(known));
    }

    private Version at(List<Version> known, int index) {
        if (index < 0 || index >= known.size()) {
            throw none(known);
        }
        return known.get(index);
    }

    private SchemaFailure none(List<Version> known) {
        return new SchemaFailure("There is no version %s; this program has %s to %s"
                .formatted(text, known.getFirst().version(), known.getLast().version()));
    }
}
