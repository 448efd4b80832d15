package io.prescient.invariant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/// Metrics of the last check of all portfolios; NaN before the first one.
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
                            run -> run.checkedAt() == null
                                    ? Double.NaN
                                    : run.violationCounts().getOrDefault(invariant, 0L))
                    .description("Violations of an invariant in the last check of all portfolios by this replica")
                    .tag("invariant", invariant.name()));
        }
        register(gauge(
                        "prescient.invariant.last.run.timestamp",
                        run -> run.checkedAt() == null
                                ? Double.NaN
                                : run.checkedAt().getEpochSecond())
                .description("Time of the last check of all portfolios by this replica, seconds since the epoch")
                .baseUnit("seconds"));
    }

    private Gauge.Builder<InvariantRuns> gauge(String name, ToDoubleFunction<InvariantRun> value) {
        return Gauge.builder(name, runs, all -> value.applyAsDouble(all.last())).strongReference(true);
    }

    private void register(Gauge.Builder<InvariantRuns> gauge) {
        var _ = gauge.register(metrics);
    }
}
