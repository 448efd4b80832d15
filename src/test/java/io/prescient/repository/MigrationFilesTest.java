package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The scripts of the schema.
class MigrationFilesTest {
    private static final Pattern NUMBER = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private final List<SourceFile> migrations =
            SourceFile.matching(Pattern.compile("src/main/resources/db/migration/.*"));
    private final List<SourceFile> downgrades =
            SourceFile.matching(Pattern.compile("src/main/resources/db/downgrade/.*"));

    @Test
    void scriptsBeginWithTheirReason() {
        var findings = new Findings();
        for (var scripts : List.of(migrations, downgrades)) {
            scripts.stream()
                    .filter(script -> !script.text().startsWith("-- Why: "))
                    .forEach(script ->
                            findings.add(script.path() + ":1", script.lines().getFirst()));
        }
        findings.assertNone("The first line of a script gives its reason: -- Why: …");
    }

    @Test
    void migrationsDoNotCheckForExistence() {
        var findings = new Findings();
        for (var script : migrations) {
            var lines = script.lines();
            IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).toUpperCase(Locale.ROOT).contains("IF NOT EXISTS"))
                    .forEach(i -> findings.add(
                            script.path() + ":" + (i + 1), lines.get(i).strip()));
        }
        findings.assertNone("The version below is known: create what is missing, and fail if it is there.");
    }

    @Test
    void migrationsAreNumberedWithoutHoles() {
        var numbers = migrations.stream()
                .map(script -> NUMBER.matcher(name(script)).replaceFirst("$1"))
                .map(Integer::valueOf)
                .sorted()
                .toList();
        assertEquals(
                IntStream.rangeClosed(1, numbers.size()).boxed().toList(),
                numbers,
                "Number migrations V1, V2, … without holes and duplicates.");
    }

    @Test
    void everyMigrationButTheFirstHasADowngradeOfTheSameName() {
        assertEquals(
                migrations.stream()
                        .map(MigrationFilesTest::name)
                        .filter(name -> !name.startsWith("V1__"))
                        .toList(),
                downgrades.stream().map(MigrationFilesTest::name).toList(),
                "Add the downgrade of the same name in db/downgrade, or remove the one whose migration is gone.");
    }

    private static String name(SourceFile script) {
        return script.path().replaceFirst(".*/", "");
    }
}
