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

/// The strategies of this server, by name.
@ApplicationScoped
public class Strategies implements StrategyConfigValidator {
    @Inject
    @Any
    Instance<Strategy<?>> all;

    @Inject
    StrictJsonReader strictReader;

    List<Strategy<?>> inOrder() {
        return all.stream()
                .<Strategy<?>>map(strategy -> strategy)
                .sorted(Comparator.comparing(Strategy::name))
                .toList();
    }

    /// Returns the strategy of this name.
    ///
    /// @throws ProblemException `strategy_unknown` if there is none
    Strategy<?> named(String name) {
        return find(name)
                .orElseThrow(() -> Problem.of(
                                ProblemCode.strategy_unknown,
                                "There is no strategy '" + name + "'; see GET /v1/strategies")
                        .with("strategy_type", name)
                        .asException());
    }

    /// Returns the plan of this strategy with the configuration of a portfolio, a JSON object.
    <C extends Record> StrategyPlan plan(Strategy<C> strategy, String config, MarketUniverse universe) {
        return strategy.plan(configOf(strategy, strictReader.object(config)), universe);
    }

    /// Validates the configuration of a known strategy. The configuration of an unknown strategy is not validated.
    @Override
    public void check(String strategyType, ObjectNode config) {
        find(strategyType).ifPresent(strategy -> {
            var _ = configOf(strategy, config);
        });
    }

    /// Returns the defaults, overridden by the configuration of a portfolio.
    ///
    /// @throws ProblemException `validation_failed` if the result is invalid
    <C extends Record> C configOf(Strategy<C> strategy, ObjectNode overrides) {
        var defaults = strategy.defaults();
        ObjectNode config = (ObjectNode) strictReader.tree(defaults);
        config.setAll(overrides);
        try {
            @SuppressWarnings("unchecked")
            var type = (Class<C>) defaults.getClass();
            return strictReader.read(config, type);
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
