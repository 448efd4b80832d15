package io.prescient.strategy;

import io.prescient.signal.NewSignal;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a strategy would do, and why each other market is not in it.
///
/// @param signals in the order in which they would be executed
public record StrategyPlan(List<NewSignal> signals, List<Skipped> skipped) {

    /// An open market that gives no signal.
    ///
    /// @param reason the first rule that it does not meet
    @RegisterForReflection
    public record Skipped(String marketId, SkipReason reason) {}

    /// Collects a plan of at most so many signals.
    static final class Draft {
        private final int most;
        private final List<NewSignal> signals = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();

        Draft(int most) {
            this.most = most;
        }

        void propose(NewSignal signal) {
            if (signals.size() < most) {
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

    /// How many markets are skipped, by reason.
    Map<SkipReason, Long> reasons() {
        return skipped.stream()
                .collect(Collectors.groupingBy(
                        Skipped::reason, () -> new EnumMap<>(SkipReason.class), Collectors.counting()));
    }

    List<String> marketIds() {
        return signals.stream().map(NewSignal::marketId).distinct().toList();
    }
}
