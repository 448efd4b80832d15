package io.prescient.repository;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Files and methods stay short enough to be read at once.
class CodeBudgetTest {
    private static final int FILE_LINES = 200;
    private static final int MEDIAN_FILE_LINES = 60;
    private static final int METHOD_LINES = 30;
    private static final int NAME_CHARACTERS = 60;
    private static final Pattern SQL = Pattern.compile("src/main/resources/db/.*/V(?!1_)\\d+__.*\\.sql");

    @Test
    void filesHaveAtMost200Lines() {
        var findings = new Findings();
        for (var file : SourceFile.matching(SourceFile.JAVA)) {
            int lines = file.lines().size();
            if (lines > FILE_LINES) {
                findings.add(file.path() + ":" + (FILE_LINES + 1), lines + " lines");
            }
        }
        findings.assertNone(
                "A file has at most 200 lines: move what changes for another reason to a class of its own.");
    }

    @Test
    void medianFileOfMainCodeHasAtMost60Lines() {
        var lengths = SourceFile.matching(SourceFile.MAIN_JAVA).stream()
                .map(file -> file.lines().size())
                .sorted()
                .toList();
        int median = lengths.get(lengths.size() / 2);
        assertTrue(median <= MEDIAN_FILE_LINES, "the median file has " + median + " lines; split the long ones");
    }

    @Test
    void methodsHaveAtMost30Lines() {
        var findings = new Findings();
        JavaTree.matching(SourceFile.JAVA).forEach(tree -> checkMethods(tree, findings));
        findings.assertNone("The body of a method has at most 30 lines, braces included: give a step of it a name.");
    }

    @Test
    void migrationsHaveAtMost200Lines() {
        var findings = new Findings();
        for (var file : SourceFile.matching(SQL)) {
            int lines = file.lines().size();
            if (lines > FILE_LINES) {
                findings.add(file.path() + ":" + (FILE_LINES + 1), lines + " lines");
            }
        }
        findings.assertNone("A migration has at most 200 lines: split it into one per subject.");
    }

    @Test
    void testNamesHaveAtMost60Characters() {
        var findings = new Findings();
        for (var tree : JavaTree.matching(Pattern.compile("src/test/java/.*(?:Test|IT)\\.java"))) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    var name = method.getName().toString();
                    if (name.length() > NAME_CHARACTERS) {
                        findings.add(tree.at(method), name + " has " + name.length() + " characters");
                    }
                    return super.visitMethod(method, null);
                }
            }.scan(List.of(tree.unit()), null);
        }
        findings.assertNone(
                "A test's name is a plain sentence of at most 60 characters, such as rejectsTradeAboveCash.");
    }

    private static void checkMethods(JavaTree tree, Findings findings) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getBody() != null) {
                    int lines = tree.lastLine(method.getBody()) - tree.firstLine(method.getBody()) + 1;
                    if (lines > METHOD_LINES) {
                        findings.add(tree.at(method.getBody()), "%s has %d lines".formatted(method.getName(), lines));
                    }
                }
                return super.visitMethod(method, null);
            }
        }.scan(List.of(tree.unit()), null);
    }
}
