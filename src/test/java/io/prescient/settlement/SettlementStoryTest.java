package io.prescient.settlement;

import static io.prescient.Api.buy;
import static io.prescient.Api.buyYes;
import static io.prescient.Api.close;
import static io.prescient.Api.get;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.withdraw;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The worked example: buy_no 100.00 at 0.80 gives 125 shares and leaves 900.00 of 1000.00 in cash.
@QuarkusTest
class SettlementStoryTest {
    private long portfolio;
    private String market;

    @BeforeEach
    void open() {
        portfolio = portfolio("1000.00");
        market = pricedMarket("0.20", "0.80");
        buy(portfolio, market, "buy_no", "100.00", "0.80", "worked").statusCode(201);
    }

    private ValidatableResponse settle(String outcome) {
        return post("/v1/markets/" + market + "/settlement", json("outcome", outcome));
    }

    private ValidatableResponse split(String yesPayout) {
        return post("/v1/markets/" + market + "/settlement", json("outcome", "SPLIT", "yes_payout", yesPayout));
    }

    /// Asserts cash, realized profit, and the numbers of winning and losing positions, with no position open.
    private void assertSettled(String cash, String realized, int won, int lost) {
        var actual = getPortfolio(portfolio);
        assertEquals(cash, actual.getString("current_balance"));
        assertEquals(realized, actual.getString("realized_pnl"));
        assertEquals(won, actual.getInt("win_count"));
        assertEquals(lost, actual.getInt("loss_count"));
        assertEquals("0.00", actual.getString("total_invested"));
        assertEquals(0, actual.getInt("open_position_count"));
        assertEquals(cash, actual.getString("total_value"));
    }

    @Test
    void winningNoPaysOneDollarPerShare() {
        settle("NO")
                .statusCode(201)
                .body("version", equalTo(1), "complete", equalTo(true), "remaining_position_count", equalTo(0));
        // 900 + 125 x 1.00; 125 - 100.
        assertSettled("1025.00", "25.00", 1, 0);
    }

    @Test
    void losingNoPaysNothing() {
        settle("YES").statusCode(201);
        assertSettled("900.00", "-100.00", 0, 1);
        get("/v1/portfolios/" + portfolio + "/positions/worked")
                .body(
                        "status",
                        equalTo("settled"),
                        "exit_price",
                        equalTo("0.000000"),
                        "realized_pnl",
                        equalTo("-100.00"));
    }

    @Test
    void voidMarketRefundsTheRemainingCost() {
        // 25 shares at 0.90 bring 22.50 for a cost of 20.00; the refund is the remaining 80.00.
        close(portfolio, "worked", "25", "0.90").statusCode(200);
        settle("VOID").statusCode(201).body("versions[0].yes_payout", nullValue());
        assertSettled("1002.50", "2.50", 1, 0);
    }

    @Test
    void splitPaysBothSides() {
        buyYes(portfolio, market, "50.00", "0.20");
        split("0.3").statusCode(201);
        // NO: 125 x 0.70 = 87.50; YES: 250 x 0.30 = 75.00; 850 + 162.50.
        assertSettled("1012.50", "12.50", 1, 1);
    }

    @Test
    void correctionEndsAsIfOnlyTheLastOutcomeExisted() {
        settle("YES").statusCode(201);
        assertSettled("900.00", "-100.00", 0, 1);
        settle("NO").statusCode(201).body("version", equalTo(2), "versions", hasSize(2));
        assertSettled("1025.00", "25.00", 1, 0);
        split("0.5").statusCode(201);
        // 125 x 0.50 = 62.50.
        assertSettled("962.50", "-37.50", 0, 1);
        settle("VOID").statusCode(201);
        assertSettled("1000.00", "0.00", 0, 0);
        get("/v1/portfolios/" + portfolio + "/journal?after=2")
                .body(
                        "items.type",
                        contains("settled", "reversed", "settled", "reversed", "settled", "reversed", "settled"))
                .body("items[0..1].cash", contains("0.00", "0.00"))
                .body("items[2..3].cash", contains("125.00", "-125.00"));
    }

    @Test
    void repeatedOutcomeChangesNothing() {
        settle("NO").statusCode(201);
        settle("NO").statusCode(200).body("version", equalTo(1));
        split("0.5").statusCode(201);
        split("0.50").statusCode(200).body("version", equalTo(2));
        split("0.4").statusCode(201).body("version", equalTo(3));
        assertEquals(2 + 5, getPortfolio(portfolio).getInt("seq"));
    }

    @Test
    void rejectsTradesWhileCorrectionLeavesCashBelowZero() {
        settle("NO").statusCode(201);
        withdraw(portfolio, "1025.00").statusCode(201);
        settle("YES").statusCode(201);
        assertSettled("-125.00", "-100.00", 0, 1);

        String other = market();
        buy(portfolio, other, "buy_yes", "0.01", "0.50", "too-early")
                .statusCode(422)
                .body("code", equalTo("insufficient_cash"), "available", equalTo("-125.00"));
        withdraw(portfolio, "0.01").statusCode(422);
        Api.deposit(portfolio, "125.01").statusCode(201);
        buy(portfolio, other, "buy_yes", "0.01", "0.50", "covered").statusCode(201);
    }

    @Test
    void doesNotChangePositionsThatWereClosedBefore() {
        close(portfolio, "worked", null, "0.90").statusCode(200);
        settle("YES").statusCode(201).body("versions[0].settled_position_count", equalTo(0));
        assertSettled("1012.50", "12.50", 1, 0);
    }

    @Test
    void settledMarketCannotBeTradedOrReopened() {
        settle("NO").statusCode(201);
        Api.put("/v1/markets/" + market, json("closed", false, "resolved", false))
                .statusCode(200)
                .body("status", equalTo("settled"));
        buy(portfolio, market, "buy_no", "1.00", "0.80", "late").statusCode(409).body("code", equalTo("market_closed"));
        close(portfolio, "worked", null, "0.90").statusCode(409).body("code", equalTo("position_not_open"));
    }

    @Test
    void pricesOfZeroAndOneSettleNothing() {
        Api.put("/v1/markets/" + market, json("yes_price", "1", "no_price", "0"))
                .statusCode(200);
        var actual = getPortfolio(portfolio);
        assertEquals(1, actual.getInt("open_position_count"));
        assertEquals("900.00", actual.getString("total_value"));
        assertEquals("-100.00", actual.getString("unrealized_pnl"));
        get("/v1/markets/" + market + "/settlement").statusCode(404).body("code", equalTo("settlement_not_found"));
    }

    @Test
    void settlesArchivedPortfolio() {
        Api.changeStatus(portfolio, "archive").statusCode(200);
        settle("NO").statusCode(201);
        assertSettled("1025.00", "25.00", 1, 0);
    }

    @Test
    void rejectsInvalidOutcomes() {
        settle("MAYBE").statusCode(400).body("errors[0].field", equalTo("outcome"));
        settle("SPLIT").statusCode(400).body("errors[0].field", equalTo("yes_payout"));
        split("1.01").statusCode(400).body("errors[0].field", equalTo("yes_payout"));
        split("-0.01").statusCode(400).body("errors[0].field", equalTo("yes_payout"));
        post("/v1/markets/" + market + "/settlement", json("outcome", "YES", "yes_payout", "1"))
                .statusCode(400)
                .body("errors[0].field", equalTo("yes_payout"));
        post("/v1/markets/" + Api.unique("m") + "/settlement", json("outcome", "YES"))
                .statusCode(404)
                .body("code", equalTo("market_not_found"));
        assertEquals(1, getPortfolio(portfolio).getInt("open_position_count"));
    }
}
