package io.prescient.repository;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static io.prescient.repository.ProductionClasses.topLevelName;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.Set;
import java.util.regex.Pattern;

/// Where SQL, transactions and the state of entities may be.
@AnalyzeClasses(packages = "io.prescient", importOptions = ImportOption.DoNotIncludeTests.class)
class PersistenceRulesTest {
    private static final Pattern SQL = Pattern.compile(
            "(?s)\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|WITH \\w+|LOCK TABLE|CREATE|ALTER|DROP|TRUNCATE)\\s.*");
    /// Packages that are about SQL: tools, the schema, statements of group commit, and the invariants, each of which is
    /// a query.
    private static final Pattern ABOUT_SQL = Pattern.compile("(tool|dev|persistence|invariant|commit)(\\..*)?");
    private static final Set<String> FINDERS = Set.of(
            "find",
            "findById",
            "findByIdOptional",
            "findAll",
            "list",
            "listAll",
            "count",
            "delete",
            "deleteAll",
            "deleteById",
            "update");

    @ArchTest
    void transactionsBeginInServicesAndRepositories(JavaClasses classes) {
        var findings = new Findings();
        for (var type : classes) {
            if (topLevelName(type).endsWith("Service") || topLevelName(type).endsWith("Repository")) {
                continue;
            }
            type.getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(WithTransaction.class))
                    .forEach(method -> findings.add(at(method), "@WithTransaction on " + method.getName()));
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getName().equals("withTransaction"))
                    .forEach(call -> findings.add(at(type, call.getLineNumber()), "calls withTransaction"));
        }
        findings.assertNone("A transaction begins in a class …Service or …Repository: move the method there.");
    }

    @ArchTest
    static final ArchRule transactionsDoNotNest = noMethods()
            .that()
            .areAnnotatedWith(WithTransaction.class)
            .should(new Condition<>(
                    "be called from a transactional method",
                    method -> method.getCallsOfSelf().stream()
                            .anyMatch(call -> call.getOrigin().isAnnotatedWith(WithTransaction.class))))
            .because("the inner one would not commit by itself: call a method without the annotation");

    @ArchTest
    void sqlIsInRepositories(JavaClasses classes) {
        var findings = new Findings();
        for (var tree : JavaTree.matching(SourceFile.MAIN_JAVA)) {
            if (tree.name().endsWith("Repository")
                    || tree.name().endsWith("Rows")
                    || ABOUT_SQL.matcher(tree.packageName()).matches()) {
                continue;
            }
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitLiteral(LiteralTree literal, Void nothing) {
                    if (literal.getValue() instanceof String text
                            && SQL.matcher(text).matches()) {
                        findings.add(
                                tree.at(literal),
                                text.strip().lines().findFirst().orElseThrow());
                    }
                    return null;
                }
            }.scan(tree.unit(), null);
        }
        findings.assertNone(
                "SQL belongs to the …Repository of its package, or to its …Rows if commands load and store it.");
    }

    @ArchTest
    void findersAreCalledByRepositories(JavaClasses classes) {
        var findings = new Findings();
        for (var type : classes) {
            if (!topLevelName(type).endsWith("Repository")) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isAssignableTo(PanacheEntityBase.class)
                                && FINDERS.contains(call.getName()))
                        .forEach(call -> findings.add(
                                at(type, call.getLineNumber()),
                                call.getTargetOwner().getSimpleName() + "." + call.getName()));
            }
        }
        findings.assertNone("Rows are found by the …Repository of their package: give the finder a name there.");
    }

    @ArchTest
    void rowsAreRecords(JavaClasses classes) {
        var findings = new Findings();
        for (var tree : JavaTree.matching(SourceFile.MAIN_JAVA)) {
            if (ABOUT_SQL.matcher(tree.packageName()).matches()) {
                continue;
            }
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitArrayType(ArrayTypeTree array, Void nothing) {
                    if (array.getType().toString().equals("Object")) {
                        findings.add(tree.at(array), "Object[]");
                    }
                    return super.visitArrayType(array, null);
                }
            }.scan(tree.unit(), null);
        }
        findings.assertNone("A row is a record: select new Record(…) in HQL, or read it by name of column.");
    }

    @ArchTest
    void moneyOfEntitiesIsNotPublic(JavaClasses classes) {
        var findings = new Findings();
        classes.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class)
                        || type.isAnnotatedWith(MappedSuperclass.class)
                        || type.isAnnotatedWith(Embeddable.class))
                .flatMap(type -> type.getFields().stream())
                .filter(PersistenceRulesTest::isPubliclyMutableMoney)
                .forEach(field -> findings.add(at(field.getOwner(), 1), field.getName()));
        findings.assertNone("Money and shares of an entity change by its methods: make the field private.");
    }

    private static boolean isPubliclyMutableMoney(JavaField field) {
        var type = field.getRawType().getName();
        return Set.of("io.prescient.money.Money", "io.prescient.money.Shares").contains(type)
                && field.getModifiers().contains(JavaModifier.PUBLIC)
                && !field.getModifiers().contains(JavaModifier.FINAL);
    }

    private static String at(JavaMember member) {
        return at(member.getOwner(), member.getSourceCodeLocation().getLineNumber());
    }

    private static String at(JavaClass type, int line) {
        return "src/main/java/%s/%s.java:%d"
                .formatted(type.getPackageName().replace('.', '/'), topLevelName(type), line);
    }
}
