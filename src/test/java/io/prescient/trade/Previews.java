package io.prescient.trade;

import static io.prescient.Api.json;
import static io.prescient.Api.post;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/// Requests and responses of previews.
final class Previews {
    private Previews() {}

    static Map<String, Object> trade(String market, String amount) {
        return json("market_id", market, "action", "buy_no", "amount", amount);
    }

    static JsonPath preview(long portfolio, Map<String, Object> trade) {
        return post("/v1/portfolios/" + portfolio + "/trades/preview", trade)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// The limit, and what is used of it, used after the trade, and remaining after the trade.
    static String use(JsonPath preview, int limit) {
        var at = "limits[" + limit + "].";
        return texts(preview, at + "limit", at + "used", at + "after", at + "remaining");
    }

    /// The values of these members, separated by spaces.
    static String texts(JsonPath preview, String... members) {
        return String.join(
                " ",
                List.of(members).stream()
                        .map(preview::getString)
                        .map(String::valueOf)
                        .toList());
    }
}
