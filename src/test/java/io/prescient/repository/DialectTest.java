package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The repository speaks plain English: names, comments, texts, SQL, docs and tests.
class DialectTest {
    /// What others wrote, and what stays to the letter: the licence, scripts of Maven, the schema that was replaced,
    /// data.
    private static final String EXEMPT =
            "LICENSE|mvnw|mvnw\\.cmd|\\.mvn/.*|.*/V1__baseline\\.sql|.*\\.csv|.*/openapi\\.yaml"
                    + "|src/main/resources/db/adopt/.*|src/test/resources/db/(v1_|single_portfolio).*"
                    + "|.*/dialect\\.tsv|.*/Dialect(Test)?\\.java";

    @Test
    void repositoryUsesPlainWords() {
        var dialect = new Dialect();
        var findings = new Findings();
        SourceFile.matching(Pattern.compile("(?!(?:" + EXEMPT + ")$).*"))
                .forEach(file -> findings.addAll(dialect.check(file)));
        findings.assertNone(
                "Use the plain word. If the word is right here, add the context to src/test/resources/dialect.tsv.");
    }

    @Test
    void wordsAreFoundInIdentifiersAndAcrossLines() {
        var findings = new Dialect().check(new SourceFile("A.java", """
                int tellsAll, receipt_count; // it goes
                // on, a LEFT JOIN for the password and
                sealed interface Passwords {}
                """));
        var error = assertThrows(AssertionError.class, () -> findings.assertNone("No."));
        assertEquals("""
                No.
                A.java:1: "tells" -> return, report, send, say, list
                A.java:1: "goes on" -> continue, keep
                A.java:1: "receipt" -> idempotency record, IdempotencyStore; table idempotency_keys
                (3 findings)""", error.getMessage());
    }
}
