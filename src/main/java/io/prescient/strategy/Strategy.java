package io.prescient.strategy;

/// A rule that turns markets into signals. To add one, write a class in this room that implements this interface and is
/// `@ApplicationScoped`, and a record for its configuration that is a `@RegisterForReflection`; nothing else knows it.
///
/// @param <C> its configuration: a record whose rules are bean validation's and whose `@Schema` descriptions are shown
public interface Strategy<C extends Record> {
    /// What a portfolio's `strategy_type` says to follow it.
    String name();

    String description();

    /// The configuration of a portfolio that says nothing; what it says is laid over this, member by member.
    C defaults();

    /// Whether it looks at {@link Candidate#deviation}, which is read only where someone wants it.
    default boolean wantsDeviations() {
        return false;
    }

    /// What it would do now. Pure: the same board and configuration give the same plan.
    StrategyPlan plan(C config, MarketUniverse board);
}
