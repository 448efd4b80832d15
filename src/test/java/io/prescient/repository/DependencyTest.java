package io.prescient.repository;

import static io.prescient.repository.ProductionClasses.isOurs;
import static io.prescient.repository.ProductionClasses.packageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The table of packages in ARCHITECTURE.md is what the classes depend on.
@AnalyzeClasses(packages = "io.prescient", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");

    @ArchTest
    void tableInArchitectureMatchesTheDependencies(JavaClasses classes) {
        assertEquals(
                rows(dependencies(classes)),
                rows(table()),
                "ARCHITECTURE.md must list the direct dependencies of each package, all and no others. If a new one is"
                        + " intended, add it there; else move the class. The expected rows:\n");
    }

    @ArchTest
    void serviceDoesNotDependOnToolsOrDevMode(JavaClasses classes) {
        var findings = new Findings();
        dependencies(classes).forEach((from, to) -> {
            if (!from.startsWith("tool.") && !from.startsWith("dev.")) {
                to.stream()
                        .filter(name -> name.startsWith("tool.") || name.startsWith("dev."))
                        .forEach(name -> findings.add(from, "depends on " + name));
            }
        });
        findings.assertNone("The service runs without tool and dev: move what both need below them.");
    }

    @ArchTest
    void packagesAreFreeOfCycles(JavaClasses classes) {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(com.tngtech.archunit.core.domain.JavaClass type) {
                        return isOurs(type) ? SliceIdentifier.of(packageOf(type)) : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .because("dependencies point one way: let the upper package implement an interface of the lower one")
                .check(classes);
    }

    @ArchTest
    void everyPackageSaysWhatItIsFor(JavaClasses classes) {
        for (String name : dependencies(classes).keySet()) {
            var info = "src/main/java/io/prescient/" + name.replace('.', '/') + "/package-info.java";
            assertTrue(
                    SourceFile.read(info).text().startsWith("/// "), info + " must begin with one sentence after ///");
        }
    }

    @ArchTest
    void everyPackageIsNullMarked(JavaClasses classes) {
        var findings = new Findings();
        for (String name : dependencies(classes).keySet()) {
            var info = SourceFile.read("src/main/java/io/prescient/" + name.replace('.', '/') + "/package-info.java");
            for (var annotation : List.of("@CheckReturnValue", "@NullMarked")) {
                if (!info.text().contains("\n" + annotation + "\n")) {
                    findings.add(info.path(), "lacks " + annotation);
                }
            }
        }
        findings.assertNone("Annotate the package, so that the compiler finds null and forgotten results.");
    }

    private static Map<String, Set<String>> dependencies(JavaClasses classes) {
        var found = new TreeMap<String, Set<String>>();
        for (var type : classes) {
            var targets = found.computeIfAbsent(packageOf(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isOurs(dependency.getTargetClass()))
                    .map(dependency -> packageOf(dependency.getTargetClass()))
                    .filter(target -> !target.equals(packageOf(type)))
                    .forEach(targets::add);
        }
        return found;
    }

    private static Map<String, Set<String>> table() {
        var rows = new TreeMap<String, Set<String>>();
        ROW.matcher(SourceFile.read("ARCHITECTURE.md").text())
                .results()
                .forEach(row -> rows.put(
                        row.group(1),
                        NAME.matcher(row.group(2))
                                .results()
                                .map(name -> name.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return rows;
    }

    private static String rows(Map<String, Set<String>> dependencies) {
        return dependencies.entrySet().stream()
                .map(row -> "| `%s` | … | %s |"
                        .formatted(
                                row.getKey(),
                                row.getValue().stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
    }
}
