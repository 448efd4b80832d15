package io.prescient.repository;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Classes, tests and methods that the documentation names are there.
class CodeNamesInDocsTest {
    /// A name in capitals and small letters, with a package before it or a member behind it.
    private static final Pattern NAME =
            Pattern.compile("`@?(?:([a-z][a-z.]*)\\.)?((?!V\\d)[A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+)(?:\\([^`]*\\))?)?`");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]*?\\.([A-Z]\\w*)[\\w.]*;");
    /// Headers of HTTP and headings that are written the same way.
    private static final Set<String> NO_CLASSES =
            Set.of("Location", "Link", "Allow", "Vary", "Range", "Accept", "Date", "ETag", "Unreleased");

    @Test
    void classesAndMembersExist() {
        var members = members();
        var imported = new HashSet<String>();
        SourceFile.matching(SourceFile.JAVA)
                .forEach(file -> IMPORT.matcher(file.text()).results().forEach(name -> imported.add(name.group(1))));
        var findings = new Findings();
        for (var page : SourceFile.matching(SourceFile.MARKDOWN)) {
            NAME.matcher(page.text())
                    .results()
                    .filter(name -> !NO_CLASSES.contains(name.group(2))
                            && !exists(name, members)
                            && !imported.contains(name.group(2)))
                    .forEach(name -> findings.add(page.at(name.start()), name.group()));
        }
        findings.assertNone("The code has no such class, or the class no such member: use the name of today.");
    }

    private static boolean exists(MatchResult name, Map<String, Set<String>> members) {
        var known = members.get(name.group(2));
        return known != null && (name.group(3) == null || known.contains(name.group(3)));
    }

    /// The names of methods, fields and nested types by the name of their class, nested ones included.
    private static Map<String, Set<String>> members() {
        var members = new HashMap<String, Set<String>>();
        JavaTree.matching(SourceFile.JAVA)
                .forEach(tree -> new TreeScanner<Void, Set<String>>() {
                    @Override
                    public Void visitClass(ClassTree type, Set<String> outer) {
                        outer.add(type.getSimpleName().toString());
                        return super.visitClass(
                                type,
                                members.computeIfAbsent(type.getSimpleName().toString(), name -> new HashSet<>()));
                    }

                    @Override
                    public Void visitMethod(MethodTree method, Set<String> names) {
                        names.add(method.getName().toString());
                        return super.visitMethod(method, names);
                    }

                    @Override
                    public Void visitVariable(VariableTree variable, Set<String> names) {
                        names.add(variable.getName().toString());
                        return super.visitVariable(variable, names);
                    }
                }.scan(tree.unit(), new HashSet<>()));
        return members;
    }
}
