package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Links, paths and lines of the documentation.
class DocumentationTest {
    private static final int WIDTH = 120;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern PATH =
            Pattern.compile("`((?:src|docs|bench|\\.ci|\\.github|\\.mvn)/[\\w./-]+|[\\w/]*V\\d+__\\w+\\.sql)`");
    private static final Pattern ONE_LINK = Pattern.compile("\\S*\\[.*\\]\\(\\S+\\)\\S*|<?https?://\\S+>?");

    @Test
    void linksResolve() {
        var findings = new Findings();
        for (var page : SourceFile.matching(SourceFile.MARKDOWN)) {
            LINK.matcher(page.text())
                    .results()
                    .filter(link -> !link.group(1).matches("(?:https?|mailto):.*") && !resolves(page, link.group(1)))
                    .forEach(link -> findings.add(page.at(link.start()), link.group(1)));
        }
        findings.assertNone("Fix these links: there is no such file, or no heading with this anchor.");
    }

    @Test
    void pathsExist() {
        var findings = new Findings();
        Set<String> names = SourceFile.paths().stream()
                .map(path -> path.replaceFirst(".*/", ""))
                .collect(Collectors.toSet());
        for (var page : SourceFile.matching(SourceFile.MARKDOWN)) {
            PATH.matcher(page.text())
                    .results()
                    .filter(path -> !Files.exists(Path.of(path.group(1))) && !names.contains(path.group(1)))
                    .forEach(path -> findings.add(page.at(path.start()), path.group(1)));
        }
        findings.assertNone("Name files that exist, from the top level of the repository.");
    }

    @Test
    void linesHaveAtMost120Characters() {
        var findings = new Findings();
        for (var page : SourceFile.matching(SourceFile.MARKDOWN)) {
            var lines = page.lines();
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                boolean exempt =
                        line.startsWith("|") || ONE_LINK.matcher(line.strip()).matches();
                if (line.length() > WIDTH && !exempt) {
                    findings.add(page.path() + ":" + (i + 1), line.length() + " characters");
                }
            }
        }
        findings.assertNone("Wrap lines of Markdown at 120 characters; table rows and single links may be longer.");
    }

    @Test
    void everyPageIsLinkedFromTheIndex() {
        var index = SourceFile.read("docs/README.md").text();
        var missing = SourceFile.paths().stream()
                .filter(path -> path.matches("docs/(?!adr/0).*\\.md") && !path.equals("docs/README.md"))
                .map(path -> path.substring("docs/".length()))
                .filter(path -> !index.contains("](" + path + ")"))
                .sorted()
                .collect(Collectors.joining("\n"));
        assertEquals("", missing, "Link these pages from docs/README.md, each with what a reader finds there.");
    }

    private static boolean resolves(SourceFile page, String link) {
        var parts = link.split("#", 2);
        var path = parts[0].isEmpty()
                ? Path.of(page.path())
                : Path.of(page.path()).resolveSibling(parts[0]).normalize();
        return Files.exists(path)
                && (parts.length == 1
                        || !path.toString().endsWith(".md")
                        || HEADING.matcher(SourceFile.read(path.toString()).text())
                                .results()
                                .anyMatch(heading -> anchor(heading.group(1)).equals(parts[1])));
    }

    /// As GitHub makes it.
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
