package io.prescient;

import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.race;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Concurrent requests of which only one can succeed.
@QuarkusTest
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PortfolioRacesTest {
    @Test
    void onlyOneOfRacingOpensWithOneNameSucceeds() throws Exception {
        var body = json("name", unique("p"), "strategy_type", "x", "initial_balance", "1.00");
        var requests = Collections.nCopies(20, (Callable<Response>) () -> send("POST", "/v1/portfolios", body));
        var statuses = race(requests).stream().map(Response::statusCode).toList();
        assertEquals(1, Collections.frequency(statuses, 201), "" + statuses);
        assertEquals(19, Collections.frequency(statuses, 409), "" + statuses);
    }

    @Test
    void onlyOneOfRacingPatchesWithOneIfMatchSucceeds() throws Exception {
        long portfolio = Api.portfolio("1.00");
        var path = "/v1/portfolios/" + portfolio;
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 20; i++) {
            var description = json("description", "by " + i);
            requests.add(() -> send("PATCH", path, description, "If-Match", "\"1\""));
        }
        var statuses = race(requests).stream().map(Response::statusCode).toList();
        assertEquals(1, Collections.frequency(statuses, 200), "" + statuses);
        assertEquals(19, Collections.frequency(statuses, 412), "" + statuses);
        assertEquals(2, getPortfolio(portfolio).getLong("seq"));
    }
}
