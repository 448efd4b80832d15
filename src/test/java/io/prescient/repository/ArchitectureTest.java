package io.prescient.repository;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.prescient.repository.ProductionClasses.isOurs;
import static io.prescient.repository.ProductionClasses.packageOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.prescient.idempotency.JsonPayload;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.math.BigDecimal;

/// The rules of ARCHITECTURE.md for HTTP, Mutiny and numbers.
@AnalyzeClasses(packages = "io.prescient", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
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
    static final ArchRule resourcesDeclareTheirMediaType = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(Produces.class)
            .because("without it the framework writes some answers by toString if a client accepts another media type");

    @ArchTest
    static final ArchRule pathsAreServedByResources = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .because("HTTP is found by that suffix: …Resource, …Service, …Repository");

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
    static final ArchRule sessionsAreUsedSequentially = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Uni.class))).and(target(nameMatching("combine|join"))))
            .because("one session runs one statement at a time and Uni.combine fails under load: use chain");

    @ArchTest
    static final ArchRule mainCodeNeitherBlocksNorSubscribes = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Uni.class).or(assignableTo(Multi.class))))
                    .and(target(nameMatching("await|subscribe|subscribeAsCompletionStage|toIterable|toStream"))))
            .because("the framework subscribes, and a blocked event loop blocks all its clients: return the Uni");

    @ArchTest
    static final ArchRule onlyMoneyDoesArithmetic = noClasses()
            .that()
            .resideOutsideOfPackage("io.prescient.money")
            .should()
            .callMethodWhere(target(owner(assignableTo(BigDecimal.class)))
                    .and(target(
                            nameMatching("add|subtract|multiply|divide.*|remainder|setScale|round|negate|abs|pow"))))
            .because("every rounding has a name in money.Rounding: add a method to a type of money");

    @ArchTest
    static final ArchRule exactNumbersStayExact = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.prescient.performance.FloatingPoint")
            .should()
            .callMethodWhere(
                    target(owner(assignableTo(BigDecimal.class))).and(target(nameMatching("doubleValue|floatValue"))))
            .because(
                    "exact numbers become floating point as a quotient or a probability only: use performance.FloatingPoint");

    @ArchTest
    static final ArchRule storedJsonIsRegisteredForReflection = classes()
            .that()
            .implement(JsonPayload.class)
            .should(new ArchCondition<>("be registered for reflection with every record in it") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean registered = type.isAnnotatedWith(RegisterForReflection.class);
                    events.add(new SimpleConditionEvent(type, registered, type.getFullName()));
                    type.getFields().stream()
                            .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream())
                            .filter(part -> part.isRecord()
                                    && isOurs(part)
                                    && !packageOf(part).equals("money")
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
}
