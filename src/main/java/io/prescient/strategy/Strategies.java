package io.prescient.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.portfolio.ConfigRules;
import io.prescient.web.Checked;
import io.prescient.web.Code;
import io.prescient.web.FieldError;
import io.prescient.web.Problem;
import io.prescient.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The strategies that are known here, by name.
@ApplicationScoped
public class Strategies implements ConfigRules {
    @Inject
    @Any
    Instance<Strategy<?>> all;

    @Inject
    Checked checked;

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
                                Code.strategy_unknown, "No strategy is called '" + name + "'; see /v1/strategies")
                        .with("strategy_type", name)
                        .asException());
    }

    /// What a portfolio that follows this strategy with this configuration would do now.
    <C extends Record> Plan plan(Strategy<C> strategy, String config, Board board) {
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
            throw FieldError.within("strategy_config", e.problem()).asException();
        }
    }

    Optional<Strategy<?>> find(String name) {
        return all.stream()
                .<Strategy<?>>map(strategy -> strategy)
                .filter(strategy -> strategy.name().equals(name))
                .findFirst();
    }
}
