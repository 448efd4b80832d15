package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Validates the strategy configuration of a portfolio. The strategy package implements it, so that this package does
/// not depend on strategies.
public interface StrategyConfigValidator {
    /// Checks a configuration against the rules of its strategy. A configuration of an unknown strategy is accepted.
    ///
    /// @throws io.prescient.http.ProblemException if a rule is broken; the problem lists the invalid fields
    void check(String strategyType, ObjectNode config);
}
