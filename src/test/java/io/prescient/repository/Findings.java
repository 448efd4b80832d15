package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a rule about the repository found.
final class Findings {
    private final Set<String> found = new LinkedHashSet<>();

    /// @param where file:line
    void add(String where, String what) {
        found.add(where + ": " + what);
    }

    void addAll(Findings others) {
        found.addAll(others.found);
    }

    List<String> found() {
        return List.copyOf(found);
    }

    /// @param instead what to do about them
    void assertNone(String instead) {
        if (!found.isEmpty()) {
            fail("%s%n%s%n(%d findings)".formatted(instead, String.join("\n", found), found.size()));
        }
    }
}
