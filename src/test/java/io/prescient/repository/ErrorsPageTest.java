package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.http.ProblemCode;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page of errors.
class ErrorsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\d{3}) \\|.*");

    @Test
    void listsEveryCodeOnceWithItsStatus() {
        var page = SourceFile.read("docs/reference/errors.md");
        var listed = ROW.matcher(page.text())
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .sorted()
                .collect(Collectors.joining("\n"));
        var known = Arrays.stream(ProblemCode.values())
                .map(code -> code + " " + code.status)
                .sorted()
                .collect(Collectors.joining("\n"));
        assertEquals(known, listed, page.path() + " has one row per code: | `code` | status | when | what to do |");
    }
}
