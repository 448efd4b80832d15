package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The decision records.
class AdrTest {
    private static final int PAGE = 60;
    private static final Pattern RECORD = Pattern.compile("docs/adr/\\d{4}-[a-z0-9-]+\\.md");

    private final List<SourceFile> records = SourceFile.matching(RECORD);

    @Test
    void recordsAreNumberedWithoutHoles() {
        assertEquals(
                IntStream.rangeClosed(1, records.size())
                        .mapToObj("%04d"::formatted)
                        .toList(),
                records.stream().map(adr -> name(adr).substring(0, 4)).toList(),
                "Number the records 0001, 0002, … without holes and duplicates.");
    }

    @Test
    void indexListsEveryRecordWithItsTitle() {
        var rows = SourceFile.read("docs/adr/README.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| ["))
                .collect(Collectors.joining("\n"));
        var expected = records.stream()
                .map(adr -> "| [%s](%s) | %s |".formatted(name(adr).substring(0, 4), name(adr), title(adr)))
                .collect(Collectors.joining("\n"));
        assertEquals(expected, rows, "docs/adr/README.md has one row per record: number, link and title.");
    }

    @Test
    void recordsAreAtMostAPage() {
        var findings = new Findings();
        records.stream()
                .filter(adr -> adr.lines().size() > PAGE)
                .forEach(adr -> findings.add(adr.path(), adr.lines().size() + " lines"));
        findings.assertNone("A record has at most 60 lines: move explanations to docs/explanation and link them.");
    }

    private static String name(SourceFile adr) {
        return adr.path().substring("docs/adr/".length());
    }

    private static String title(SourceFile adr) {
        return adr.lines().getFirst().replaceFirst("^# ", "");
    }
}
