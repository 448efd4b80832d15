package io.prescient.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.prescient.PackagedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the same story against the packaged service: the jar, or with `-Dnative` the executable.
@QuarkusIntegrationTest
@QuarkusTestResource(PackagedDatabase.class)
class SmokeStoryIT extends SmokeStoryTest {
    /// Fault injection exists only in dev mode and in tests.
    @ParameterizedTest
    @ValueSource(strings = {"drop-after-commit", "no such fault"})
    void ignoresFaultInjectionHeader(String fault) {
        var body = Api.json("name", Api.unique("p"), "strategy_type", "test", "initial_balance", "1.00");
        var response = Api.send("POST", "/v1/portfolios", body, "Fault-Injection", fault);
        assertEquals(201, response.statusCode(), response.asString());
    }
}
