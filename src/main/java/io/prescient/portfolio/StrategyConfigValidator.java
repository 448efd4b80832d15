package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a strategy demands of a portfolio's configuration; the strategies stand above and say it here.
public interface StrategyConfigValidator {
    /// Refuses a configuration that breaks a rule of its strategy; one of an unknown strategy is free.
    ///
    /// @throws io.prescient.http.ProblemException that names the fields
    void check(String strategyType, ObjectNode config);
}
