package io.prescient;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.prescient.idempotency.StoredJson;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rules of ARCHITECTURE.md that a machine can keep.
@AnalyzeClasses(packages = "io.prescient", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /// Which rooms a room may know. A new room has to be entered here, so someone decides where it stands.
    private static final Map<String, Set<String>> KNOWS = Map.ofEntries(
            Map.entry("money", Set.of()),
            Map.entry("http", Set.of("persistence")),
            Map.entry("idempotency", Set.of("http")),
            Map.entry("journal", Set.of("money", "http")),
            Map.entry("portfolio", Set.of("money", "http", "journal", "idempotency")),
            Map.entry("market", Set.of("money", "http")),
            Map.entry("snapshot", Set.of("money", "http", "market")),
            Map.entry("position", Set.of("money", "http", "idempotency", "journal", "portfolio", "market")),
            Map.entry("trade", Set.of("money", "http", "idempotency", "journal", "portfolio", "market", "position")),
            Map.entry(
                    "settlement", Set.of("money", "http", "idempotency", "journal", "portfolio", "market", "position")),
            Map.entry(
                    "signal",
                    Set.of("money", "http", "idempotency", "journal", "portfolio", "market", "position", "trade")),
            Map.entry(
                    "strategy",
                    Set.of("money", "http", "idempotency", "portfolio", "market", "trade", "signal", "performance")),
            Map.entry("performance", Set.of("money", "http", "journal", "portfolio", "market", "snapshot", "position")),
            Map.entry("polymarket", Set.of("money", "http", "idempotency", "market", "snapshot", "settlement")),
            Map.entry(
                    "stream",
                    Set.of("money", "http", "persistence", "persistence.schema", "journal", "portfolio", "snapshot")),
            Map.entry("invariant", Set.of("http", "portfolio")),
            Map.entry("persistence", Set.of()),
            Map.entry("persistence.schema", Set.of("http")),
            Map.entry("tool.migration", Set.of("persistence.schema")),
            Map.entry("tool.schemadiff", Set.of("persistence.schema", "tool.migration")),
            Map.entry("tool.dryrun", Set.of("persistence.schema", "tool.migration")),
            Map.entry("tool.verifier", Set.of()),
            Map.entry(
                    "tool.cli",
                    Set.of("persistence.schema", "tool.migration", "tool.schemadiff", "tool.dryrun", "tool.verifier")),
            Map.entry("dev.postgres", Set.of("persistence")),
            Map.entry("dev.faults", Set.of("http")),
            Map.entry("dev.demo", Set.of("money", "http", "portfolio", "market", "trade", "idempotency")));

    @ArchTest
    void packagesDependOnlyOnAllowedPackages(JavaClasses classes) {
        var wrong = classes.stream()
                .flatMap(from -> from.getDirectDependenciesFromSelf().stream()
                        .filter(arrow -> isRoom(arrow.getTargetClass())
                                && !room(arrow.getTargetClass()).equals(room(from))
                                && !KNOWS.getOrDefault(room(from), Set.of()).contains(room(arrow.getTargetClass())))
                        .map(arrow -> room(from) + " must not know " + room(arrow.getTargetClass()) + ": "
                                + arrow.getDescription()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals("", String.join("\n", wrong));
    }

    @ArchTest
    void everyPackageIsKnownAndDescribed(JavaClasses classes) throws IOException {
        for (var type : classes) {
            assertTrue(KNOWS.containsKey(room(type)), "no rule for the room of " + type.getName());
        }
        for (String room : classes.stream().map(ArchitectureTest::room).collect(Collectors.toSet())) {
            var info = java.nio.file.Path.of("src/main/java/io/prescient", room.replace('.', '/'), "package-info.java");
            assertTrue(Files.readString(info).startsWith("/// "), room + " says what it is in its package-info");
        }
    }

    @ArchTest
    static final ArchRule resourcesAnswerReactively = methods()
            .that(serveHttp())
            .should(new ArchCondition<>("return a Uni or a Multi") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    var type = method.getRawReturnType();
                    boolean reactive = type.isAssignableTo(Uni.class) || type.isAssignableTo(Multi.class);
                    events.add(new SimpleConditionEvent(method, reactive, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule resourcesSayWhatTheyProduce = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(Produces.class)
            .because("else the framework writes some answers as toString for whoever asks for another media type");

    @ArchTest
    static final ArchRule entitiesNeverLeaveAsJson = methods()
            .that(serveHttp())
            .should(new ArchCondition<>("return no entity") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean leaks = method.getReturnType().getAllInvolvedRawTypes().stream()
                            .anyMatch(type -> type.isAnnotatedWith(Entity.class));
                    events.add(new SimpleConditionEvent(method, !leaks, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule oneSessionIsOneLane = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Uni.class))).and(target(nameMatching("combine|join"))))
            .because("a session is one sequential lane; Uni.combine on it fails under load");

    @ArchTest
    static final ArchRule nobodyBlocksOrSubscribesByHand = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Uni.class).or(assignableTo(Multi.class))))
                    .and(target(nameMatching("await|subscribe|subscribeAsCompletionStage|toIterable|toStream"))))
            .because("the framework subscribes; whoever blocks, blocks everyone");

    @ArchTest
    static final ArchRule onlyMoneyCalculates = noClasses()
            .that()
            .resideOutsideOfPackage("io.prescient.money")
            .should()
            .callMethodWhere(target(owner(assignableTo(BigDecimal.class)))
                    .and(target(
                            nameMatching("add|subtract|multiply|divide.*|remainder|setScale|round|negate|abs|pow"))))
            .because("every rounding has a name in money.Rounding");

    @ArchTest
    static final ArchRule noMoneyInFloatingPoint = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.prescient.performance.FloatingPoint")
            .should()
            .callMethodWhere(
                    target(owner(assignableTo(BigDecimal.class))).and(target(nameMatching("doubleValue|floatValue"))))
            .because("exact numbers become floating point as a quotient or a probability only, see the ADR on ratios");

    @ArchTest
    static final ArchRule transactionsStandOnServices = methods()
            .that()
            .areAnnotatedWith(WithTransaction.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service");

    @ArchTest
    static final ArchRule servicesDoNotOpenATransactionInATransaction = methods()
            .that()
            .areAnnotatedWith(WithTransaction.class)
            .should(new ArchCondition<>("not be called from a transactional method") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean nested = method.getCallsOfSelf().stream()
                            .anyMatch(call -> call.getOrigin().isAnnotatedWith(WithTransaction.class));
                    events.add(new SimpleConditionEvent(method, !nested, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule whatIsWrittenByHandIsRegistered = classes()
            .that()
            .implement(StoredJson.class)
            .should(new ArchCondition<>("be registered for reflection with every record in it") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean registered = type.isAnnotatedWith(RegisterForReflection.class);
                    events.add(new SimpleConditionEvent(type, registered, type.getFullName()));
                    type.getFields().stream()
                            .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                            .filter(part -> part.isRecord()
                                    && isRoom(part)
                                    && !room(part).equals("money")
                                    && !part.equals(type))
                            .forEach(part -> check(part, events));
                }
            });

    private static DescribedPredicate<JavaMethod> serveHttp() {
        return new DescribedPredicate<>("serve HTTP") {
            @Override
            public boolean test(JavaMethod method) {
                return method.getOwner().isAnnotatedWith(Path.class)
                        && (method.isMetaAnnotatedWith(HttpMethod.class) || method.isAnnotatedWith(Path.class));
            }
        };
    }

    private static boolean isRoom(JavaClass type) {
        return type.getPackageName().startsWith("io.prescient.");
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring("io.prescient.".length());
    }
}
