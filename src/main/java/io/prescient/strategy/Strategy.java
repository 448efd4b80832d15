package io.prescient.strategy;

/// A rule that selects markets and proposes trades in them. To add a strategy, write two types in this package: a class
/// that implements this interface and is `@ApplicationScoped`, and a record for its configuration that is annotated
/// with `@RegisterForReflection`. No other code changes.
///
/// @param <C> the configuration: a record with bean validation rules, whose `@Schema` descriptions are part of the API
public interface Strategy<C extends Record> {
    /// Returns the value of `strategy_type` that selects this strategy.
    String name();

    String description();

    /// Returns the default configuration. The members of `strategy_config` override it one by one.
    C defaults();

    /// Returns whether the strategy uses {@link Candidate#zScore}, which is computed only on request.
    default boolean wantsDeviations() {
        return false;
    }

    /// Returns the signals and the skipped markets. The same markets and configuration always give the same plan.
    StrategyPlan plan(C config, MarketUniverse universe);
}
