package io.prescient.polymarket;

import static io.prescient.Api.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.prescient.Api;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

/// Requests about settlement proposals and settlements of a market.
final class Proposals {
    private Proposals() {}

    static ValidatableResponse proposal(String market) {
        return Api.get("/v1/settlement-proposals/" + market).statusCode(200);
    }

    /// Accepts or dismisses a proposal: `accept`, `dismiss`, with query parameters.
    static Response send(String market, String decision) {
        return Api.send("POST", "/v1/settlement-proposals/" + market + "/" + decision, null);
    }

    @CanIgnoreReturnValue
    static ValidatableResponse decide(String market, String decision) {
        return send(market, decision).then().statusCode(200);
    }

    @CanIgnoreReturnValue
    static ValidatableResponse accept(String market) {
        return decide(market, "accept");
    }

    @CanIgnoreReturnValue
    static ValidatableResponse dismiss(String market) {
        return decide(market, "dismiss");
    }

    static void settle(String market, String outcome) {
        settle(market, json("outcome", outcome));
    }

    static void settle(String market, Object settlement) {
        Api.post("/v1/markets/" + market + "/settlement", settlement).statusCode(201);
    }

    static ValidatableResponse settlement(String market) {
        return Api.get("/v1/markets/" + market + "/settlement");
    }
}
