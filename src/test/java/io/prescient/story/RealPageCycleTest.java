package io.prescient.story;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The momentum strategy trades a real page of Polymarket. Runs only if the page exists next to the project.
@QuarkusTest
@EnabledIf("pageExists")
class RealPageCycleTest {
    private static final Path PAGE = Path.of("../shared/data/gamma/events_page.json");

    static boolean pageExists() {
        return Files.isRegularFile(PAGE);
    }

    @Test
    void momentumBuysThreeOfItsMarkets() throws IOException {
        // The ids are unique, so that other tests can import the same page.
        var run = unique("page");
        Api.post("/v1/imports", Files.readString(PAGE).replace("\"id\":\"", "\"id\":\"" + run + "-"))
                .statusCode(201)
                .body("status", equalTo("finished"));
        // The default settings, with a higher limit of positions because other tests have markets too.
        long portfolio =
                Api.portfolio("10000.00", "strategy_type", "momentum", "strategy_config", json("max_positions", 1000));

        var plan = Api.post("/v1/portfolios/" + portfolio + "/cycles", json("dry_run", true))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(
                List.of("507395 buy_no 0.760000", "510319 buy_no 0.755000", "512935 buy_yes 0.780000"),
                picks(run, plan.getList("response.signals.items"), "target_price"));

        Api.post("/v1/portfolios/" + portfolio + "/cycles", null).statusCode(200);
        var trades = Api.get("/v1/portfolios/" + portfolio + "/trades?limit=1000")
                .extract()
                .jsonPath();
        assertEquals(
                List.of("507395 buy_no 0.760000", "510319 buy_no 0.755000", "512935 buy_yes 0.780000"),
                picks(run, trades.getList("items"), "entry_price"));
    }

    private static List<String> picks(String run, List<Map<String, Object>> picked, String price) {
        return picked.stream()
                .filter(pick -> pick.get("market_id").toString().startsWith(run))
                .map(pick -> "%s %s %s"
                        .formatted(
                                pick.get("market_id").toString().substring(run.length() + 1),
                                pick.get("action"),
                                pick.get(price)))
                .sorted()
                .toList();
    }
}
