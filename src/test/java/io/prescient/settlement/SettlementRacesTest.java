package io.prescient.settlement;

import static io.prescient.Api.get;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.market;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Settlements of several batches, after a crash, and while clients trade.
@QuarkusTest
class SettlementRacesTest {
    private String market;

    @Inject
    SettlementService settlements;

    @BeforeEach
    void open() {
        market = market();
    }

    private void buyMany(long portfolio, int trades) {
        var batch = IntStream.range(0, trades)
                .mapToObj(_ -> json("market_id", market, "action", "buy_yes", "amount", "1.00", "price", "0.50"))
                .toList();
        post("/v1/portfolios/" + portfolio + "/trades/batch", json("trades", batch, "atomic", true))
                .statusCode(200);
    }

    private static <T> void race(List<Callable<T>> clients) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(clients)) {
                done.get();
            }
        }
    }

    @Test
    void settlesMorePositionsThanOneTransactionHolds() {
        long first = portfolio("1000.00");
        long second = portfolio("1000.00");
        buyMany(first, 600);
        buyMany(second, 37);
        post("/v1/markets/" + market + "/settlement", json("outcome", "YES"))
                .statusCode(201)
                .body("versions[0].settled_position_count", equalTo(637), "complete", equalTo(true));
        // Each position pays 2.00 for 1.00.
        assertEquals("1600.00", getPortfolio(first).getString("current_balance"));
        assertEquals("1037.00", getPortfolio(second).getString("current_balance"));
    }

    /// The settlement is declared and not continued, as after a crash. The worker resumes it.
    @Test
    void workerResumesSettlementAfterCrash() throws Throwable {
        long portfolio = portfolio("1000.00");
        buyMany(portfolio, 20);
        VertxContextSupport.subscribeAndAwait(
                () -> settlements.declare(market, new NewSettlement(MarketOutcome.NO, null, NullNode.getInstance())));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> getPortfolio(portfolio).getInt("open_position_count") == 0);
        var actual = getPortfolio(portfolio);
        assertEquals(0, actual.getInt("open_position_count"));
        assertEquals("980.00", actual.getString("current_balance"));
        assertEquals("-20.00", actual.getString("realized_pnl"));
    }

    /// The outcome changes while the first one is half applied: some positions were paid 2.00, the others are still
    /// open.
    @Test
    void correctionDuringSettlementAppliesToAllPositions() throws Throwable {
        long first = portfolio("1000.00");
        long second = portfolio("1000.00");
        buyMany(first, 50);
        buyMany(second, 50);
        VertxContextSupport.subscribeAndAwait(() -> settlements
                .declare(market, new NewSettlement(MarketOutcome.YES, null, null))
                .chain(() -> settlements.settleNext(market, 1)));
        Api.assertInvariantsHold(first);
        post("/v1/markets/" + market + "/settlement", json("outcome", "NO")).statusCode(201);
        for (long portfolio : List.of(first, second)) {
            Api.assertInvariantsHold(portfolio);
            var actual = getPortfolio(portfolio);
            assertEquals(0, actual.getInt("open_position_count"));
            assertEquals("950.00", actual.getString("current_balance"));
            assertEquals("-50.00", actual.getString("realized_pnl"));
            assertEquals(50, actual.getInt("loss_count"));
            assertEquals(0, actual.getInt("win_count"));
        }
    }

    /// A trade that races the settlement is either committed before it, and paid, or rejected. No position stays open.
    @Test
    void settlementLeavesNoPositionOfRacingTradesOpen() throws Exception {
        long portfolio = portfolio("1000.00");
        buyMany(portfolio, 30);
        var clients = new ArrayList<Callable<Object>>();
        for (int client = 0; client < 12; client++) {
            clients.add(() -> tradeAndClose(portfolio, 8));
        }
        for (var outcome : List.of("YES", "NO", "YES")) {
            clients.add(() -> post("/v1/markets/" + market + "/settlement", json("outcome", outcome)));
        }
        race(clients);

        var settlement = get("/v1/markets/" + market + "/settlement").extract().jsonPath();
        assertEquals(0, settlement.getInt("remaining_position_count"));
        var actual = getPortfolio(portfolio);
        assertEquals(0, actual.getInt("open_position_count"));
        assertEquals("0.00", actual.getString("total_invested"));
        // Every trade bought 2 shares for 1.00. A sold share brought 0.50, its cost; a settled one 1.00 or nothing.
        var perShare = new BigDecimal(settlement.getString("outcome").equals("YES") ? "0.50" : "-0.50");
        var shares = sharesSettled(portfolio);
        assertEquals(shares.multiply(perShare).setScale(2), new BigDecimal(actual.getString("realized_pnl")));
        assertTrue(shares.signum() > 0);
        Api.assertInvariantsHold(portfolio);
    }

    private Object tradeAndClose(long portfolio, int trades) {
        for (int i = 0; i < trades; i++) {
            var id = Api.unique("t");
            Api.buy(portfolio, market, "buy_yes", "1.00", "0.50", id);
            Api.close(portfolio, id, "1", "0.50");
        }
        return null;
    }

    /// The shares that were settled, less those whose settlement was reversed.
    private static BigDecimal sharesSettled(long portfolio) {
        var shares = BigDecimal.ZERO;
        int after = 0;
        while (true) {
            var page = get("/v1/portfolios/" + portfolio + "/journal?limit=1000&after=" + after)
                    .extract()
                    .jsonPath();
            for (var entry : page.<Map<String, Object>>getList("items")) {
                if (List.of("settled", "reversed").contains(entry.get("type"))) {
                    shares = shares.subtract(new BigDecimal((String) entry.get("shares")));
                }
            }
            if (page.getString("next") == null) {
                return shares;
            }
            after = page.getInt("next");
        }
    }
}
