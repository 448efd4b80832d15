package io.prescient.repository;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.prescient.repository.ProductionClasses.topLevelName;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/// Time comes from the injected clock, durations from the injected ticker.
@AnalyzeClasses(packages = "io.prescient", importOptions = ImportOption.DoNotIncludeTests.class)
class TimeTest {
    private static final Set<String> SYSTEM = Set.of("currentTimeMillis", "nanoTime");

    @ArchTest
    static final ArchRule serviceReadsNoSystemTime = noClasses()
            .that()
            .resideOutsideOfPackages("io.prescient.tool..", "io.prescient.dev..")
            .should()
            .callMethodWhere(new DescribedPredicate<>("read the time of the system") {
                @Override
                public boolean test(JavaMethodCall call) {
                    // ResponseTimeout belongs to a connection, below the beans that could inject a ticker.
                    if (Set.of("ClockProducer", "ResponseTimeout").contains(topLevelName(call.getOriginOwner()))) {
                        return false;
                    }
                    var owner = call.getTargetOwner();
                    boolean now = call.getName().equals("now")
                            && owner.getPackageName().equals("java.time")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
                    boolean system = owner.isEquivalentTo(System.class) && SYSTEM.contains(call.getName());
                    boolean clock = owner.isEquivalentTo(java.time.Clock.class)
                            && call.getName().startsWith("system");
                    return now || system || clock;
                }
            })
            .because(
                    "tests set the clock and the ticker: inject java.time.Clock for instants and the Ticker for durations");
}
