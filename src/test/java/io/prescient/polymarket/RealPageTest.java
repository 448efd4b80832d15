package io.prescient.polymarket;

import static io.prescient.Api.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// Imports a recorded page of Gamma, if the file is available.
@QuarkusTest
@WithTestResource(value = GammaStubResource.class, scope = TestResourceScope.GLOBAL)
@EnabledIf("pageExists")
class RealPageTest {
    private static final Path PAGE = Path.of("../shared/data/gamma/events_page.json");

    static boolean pageExists() {
        return Files.isRegularFile(PAGE);
    }

    @Test
    void importsWholePage() throws IOException {
        // Unique ids keep the page independent of other tests.
        var prefix = unique("real");
        var page = Files.readString(PAGE).replace("\"id\":\"", "\"id\":\"" + prefix);

        var first = Imports.postPage(page).statusCode(201).extract().jsonPath();

        assertEquals(List.of(), first.getList("skipped_items"));
        assertEquals(List.of(20, 0, 339, 0, 333, 0, 38), counts(first));
        assertEquals(
                List.of(0, 20, 0, 339, 0, 333, 0),
                counts(Imports.postPage(page).statusCode(201).extract().jsonPath()));
        assertStored(prefix);
    }

    /// Values of the page, under ids with this prefix.
    private static void assertStored(String prefix) {
        Api.get("/v1/markets/" + prefix + "506728")
                .body("event_id", equalTo(prefix + "12483"))
                .body("yes_price", equalTo("0.002500"))
                .body("no_price", equalTo("0.997500"))
                .body("volume", equalTo("9583815.18"))
                .body("volume24hr", equalTo("77363.70"))
                .body("liquidity", equalTo("638778.47"))
                .body("end_date", equalTo("2025-05-25T12:00:00Z"))
                .body("last_price_at", equalTo("2025-03-05T17:49:28.811916Z"))
                .body("status", equalTo("open"));
        Api.get("/v1/events/" + prefix + "12483")
                .body("volume24hr", equalTo("959850.86"))
                .body("volume", equalTo("779025116.75"));
        Api.get("/v1/settlement-proposals/" + prefix + "506736")
                .body("outcome", equalTo("NO"))
                .body("status", equalTo("open"));
        assertEquals(
                List.of("0.240000 0.760000", "0.780000 0.220000", "0.245000 0.755000"),
                List.of("507395", "512935", "510319").stream()
                        .map(id ->
                                Api.get("/v1/markets/" + prefix + id).extract().jsonPath())
                        .map(market -> market.getString("yes_price") + " " + market.getString("no_price"))
                        .toList());
    }

    private static List<Integer> counts(JsonPath view) {
        return List.of(
                        "created_event_count",
                        "updated_event_count",
                        "created_market_count",
                        "updated_market_count",
                        "accepted_snapshot_count",
                        "duplicate_snapshot_count",
                        "proposed_settlement_count")
                .stream()
                .map(view::getInt)
                .toList();
    }
}
