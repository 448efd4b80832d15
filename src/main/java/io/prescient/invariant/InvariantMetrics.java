package io.prescient.invariant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/// Tells what the last look at all books found; NaN before the first one.
@ApplicationScoped
class InvariantMetrics {
    @Inject
    MeterRegistry metrics;

    @Inject
    InvariantRuns runs;

    void register(@Observes StartupEvent started) {
        for (var invariant : Invariant.values()) {
            register(gauge(
                            "prescient.invariant.violations",
                            run -> run.violationCounts().getOrDefault(invariant, 0L))
                    .description("Violations of an invariant, found by this replica's last look at all books")
                    .tag("invariant", invariant.name()));
        }
        register(gauge(
                        "prescient.invariant.last.run.timestamp",
                        run -> run.checkedAt().getEpochSecond())
                .description("When this replica last looked at all books")
                .baseUnit("seconds"));
    }

    private Gauge.Builder<InvariantRuns> gauge(String name, ToDoubleFunction<InvariantRun> told) {
        return Gauge.builder(
                        name, runs, all -> all.last().checkedAt() == null ? Double.NaN : told.applyAsDouble(all.last()))
                .strongReference(true);
    }

    private void register(Gauge.Builder<InvariantRuns> gauge) {
        var _ = gauge.register(metrics);
    }
}
