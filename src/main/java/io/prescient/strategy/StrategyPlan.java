package io.prescient.strategy;

import io.prescient.signal.NewSignal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The signals of a strategy and the other open markets with the reason why they give no signal.
///
/// @param signals in the order of execution
/// @param skipped in no particular order
public record StrategyPlan(List<NewSignal> signals, List<Skipped> skipped) {

    /// An open market that gives no signal.
    ///
    /// @param reason the first rule that it does not meet
    @RegisterForReflection
    public record Skipped(String marketId, SkipReason reason) {}

    /// Collects a plan with a maximum number of signals.
    static final class Draft {
        private final int maxSignals;
        private final List<NewSignal> signals = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();

        Draft(int maxSignals) {
            this.maxSignals = maxSignals;
        }

        void propose(NewSignal signal) {
            if (signals.size() < maxSignals) {
                signals.add(signal);
            } else {
                skip(signal.marketId(), SkipReason.max_positions);
            }
        }

        void skip(String marketId, SkipReason reason) {
            skipped.add(new Skipped(marketId, reason));
        }

        StrategyPlan finished() {
            return new StrategyPlan(List.copyOf(signals), List.copyOf(skipped));
        }
    }

    /// Returns the number of skipped markets by reason.
    Map<SkipReason, Long> reasons() {
        return skipped.stream()
                .collect(Collectors.groupingBy(
                        Skipped::reason, () -> new EnumMap<>(SkipReason.class), Collectors.counting()));
    }

    List<String> marketIds() {
        return signals.stream().map(NewSignal::marketId).distinct().toList();
    }
}
