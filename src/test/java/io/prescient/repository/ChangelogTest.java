package io.prescient.repository;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The changelog separates what users and what operators need.
class ChangelogTest {
    private static final Pattern VERSION = Pattern.compile("## (Unreleased|\\d+\\.\\d+\\.\\d+ - \\d{4}-\\d{2}-\\d{2})");
    private static final List<String> SECTIONS = List.of("### Added", "### Changed", "### Fixed", "### Operations");

    @Test
    void entriesAreInSections() {
        var findings = new Findings();
        var lines = SourceFile.read("CHANGELOG.md").lines();
        int section = -2;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            int next = SECTIONS.indexOf(line);
            if (line.startsWith("## ")) {
                if (!VERSION.matcher(line).matches()) {
                    findings.add("CHANGELOG.md:" + (i + 1), "write '## Unreleased' or '## 1.2.3 - 2026-12-31'");
                }
                section = -1;
            } else if (line.startsWith("#") && i > 0) {
                if (next <= section) {
                    findings.add("CHANGELOG.md:" + (i + 1), "unknown section, twice, or out of order: " + line);
                }
                section = next;
            } else if (line.startsWith("- ") && section < 0) {
                findings.add("CHANGELOG.md:" + (i + 1), "the entry is in no section");
            }
        }
        findings.assertNone("Each version has the sections Added, Changed, Fixed, Operations, in this order; omit empty"
                + " ones. Operations is for operators: settings, metrics, migrations, commands.");
    }
}
