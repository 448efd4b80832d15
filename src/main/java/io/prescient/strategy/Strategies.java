package io.prescient.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.FieldError;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.http.StrictJsonReader;
import io.prescient.portfolio.StrategyConfigValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The strategies that are known here, by name.
@ApplicationScoped
public class Strategies implements StrategyConfigValidator {
    @Inject
    @Any
    Instance<Strategy<?>> all;

    @Inject
    StrictJsonReader checked;

    List<Strategy<?>> inOrder() {
        return all.stream()
                .<Strategy<?>>map(strategy -> strategy)
                .sorted(Comparator.comparing(Strategy::name))
                .toList();
    }

    /// Fails if no strategy has this name.
    Strategy<?> named(String name) {
        return find(name)
                .orElseThrow(() -> Problem.of(
                                ProblemCode.strategy_unknown,
                                "No strategy is called '" + name + "'; see /v1/strategies")
                        .with("strategy_type", name)
                        .asException());
    }

    /// What a portfolio that follows this strategy with this configuration would do now.
    <C extends Record> StrategyPlan plan(Strategy<C> strategy, String config, MarketUniverse board) {
        return strategy.plan(configOf(strategy, checked.object(config)), board);
    }

    /// A strategy that is not known here has its own rules.
    @Override
    public void check(String strategyType, ObjectNode config) {
        find(strategyType).ifPresent(strategy -> {
            var _ = configOf(strategy, config);
        });
    }

    /// The defaults with what the portfolio says laid over them.
    <C extends Record> C configOf(Strategy<C> strategy, ObjectNode said) {
        var defaults = strategy.defaults();
        ObjectNode config = (ObjectNode) checked.tree(defaults);
        config.setAll(said);
        try {
            @SuppressWarnings("unchecked")
            var type = (Class<C>) defaults.getClass();
            return checked.read(config, type);
        } catch (ProblemException e) {
            throw FieldError.prefixed("strategy_config", e.problem()).asException();
        }
    }

    Optional<Strategy<?>> find(String name) {
        return all.stream()
                .<Strategy<?>>map(strategy -> strategy)
                .filter(strategy -> strategy.name().equals(name))
                .findFirst();
    }
}
