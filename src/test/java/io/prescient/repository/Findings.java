package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;

/// What a rule about the repository found.
final class Findings {
    private final List<String> found = new ArrayList<>();

    /// @param where file:line
    void add(String where, String what) {
        found.add(where + ": " + what);
    }

    void addAll(Findings others) {
        found.addAll(others.found);
    }

    /// @param instead what to do about them
    void assertNone(String instead) {
        if (!found.isEmpty()) {
            fail("%s%n%s%n(%d findings)".formatted(instead, String.join("\n", found), found.size()));
        }
    }
}
