package io.prescient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.http.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rules about files that are not classes.
class RepositoryRulesTest {

    @Test
    void everyMigrationSaysWhyAndIsSureOfWhatIsThere() throws IOException {
        for (var migration : migrations()) {
            var text = Files.readString(migration);
            assertTrue(text.startsWith("-- Why: "), migration + " starts with '-- Why: '");
            assertFalse(
                    text.toUpperCase(Locale.ROOT).contains("IF NOT EXISTS"),
                    migration + ": a migration knows what is there, it does not look");
        }
    }

    @Test
    void migrationsAreNumberedWithoutAHole() throws IOException {
        var numbers = migrations().stream()
                .map(file -> file.getFileName().toString().replaceFirst("^V(\\d+)__.*\\.sql$", "$1"))
                .map(Integer::valueOf)
                .sorted()
                .toList();
        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    }

    @Test
    void everyMigrationButTheFirstHasItsWayBack() throws IOException {
        assertEquals(
                names(migrations()).stream()
                        .filter(name -> !name.startsWith("V1__"))
                        .toList(),
                names(downgrades()));
        for (var downgrade : downgrades()) {
            assertTrue(Files.readString(downgrade).startsWith("-- Why: "), downgrade + " starts with '-- Why: '");
        }
    }

    @Test
    void theErrorsPageListsEveryCodeOnceWithItsStatus() throws IOException {
        var row = Pattern.compile("^\\| `(\\w+)` \\| (\\d{3}) \\|.*");
        var listed = Files.readAllLines(Path.of("docs/reference/errors.md")).stream()
                .map(row::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1) + " " + matcher.group(2))
                .sorted()
                .collect(Collectors.joining("\n"));
        var known = Arrays.stream(ProblemCode.values())
                .map(code -> code + " " + code.status)
                .sorted()
                .collect(Collectors.joining("\n"));
        assertEquals(known, listed);
    }

    @Test
    void everyTestThatTheConsistencyPageNamesIsThere() throws IOException {
        var named = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`")
                .matcher(Files.readString(Path.of("docs/consistency.md")))
                .results()
                .toList();
        var tests = tests();
        assertTrue(named.size() > 10, named.size() + " tests are named");
        for (var test : named) {
            var text = tests.get(test.group(1) + ".java");
            assertTrue(text != null, "there is no " + test.group(1));
            String method = test.group(2);
            assertTrue(method == null || text.contains(" void " + method + "("), test.group() + " has no such method");
        }
    }

    /// The text of each test by the name of its file.
    private static Map<String, String> tests() throws IOException {
        var tests = new HashMap<String, String>();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                tests.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return tests;
    }

    private static List<Path> migrations() throws IOException {
        return files("src/main/resources/db/migration");
    }

    private static List<Path> downgrades() throws IOException {
        return files("src/main/resources/db/downgrade");
    }

    private static List<Path> files(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.sorted().toList();
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
