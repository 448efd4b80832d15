package io.prescient.books;

import static io.prescient.books.FixedPoint.dollars;
import static io.prescient.books.FixedPoint.millionths;
import static io.prescient.books.PortfolioModel.DONE;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trades at random over HTTP. After every step, the service and the model agree and the equations of the domain page
/// hold.
@QuarkusTest
class RandomTradingTest {
    private static final int STEPS = 150;

    @Tag("deep")
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void matchesModelWithMoreSeeds(long seed) {
        matchesModelAfterEveryStep(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void matchesModelAfterEveryStep(long seed) {
        var trading = new RandomTrading(seed);
        for (int step = 0; step < STEPS; step++) {
            var description = "seed " + seed + ", step " + step + ": " + trading.step();
            var fields = read(trading.portfolio);
            assertModelAgrees(trading.model, fields, description);
            assertEquationsHold(fields, description);
        }
        assertPositionsAgree(trading);
        Api.assertInvariantsHold(trading.portfolio);
        assertEquals(DONE, trading.results.containsKey(DONE) ? DONE : "nothing");
        assertTrue(trading.results.size() >= 7, "too few kinds of results: " + trading.results);
    }

    private static void assertModelAgrees(PortfolioModel model, Map<String, String> fields, String step) {
        var expected = new TreeMap<String, String>(Map.ofEntries(
                entry("current_balance", dollars(model.cash)),
                entry("total_invested", dollars(model.invested())),
                entry("realized_pnl", dollars(model.realized)),
                entry("unrealized_pnl", dollars(model.value() - model.invested())),
                entry("total_deposits", dollars(model.deposits)),
                entry("total_withdrawals", dollars(model.withdrawals)),
                entry("open_position_count", "" + model.open().size()),
                entry("trade_count", "" + model.positions.size()),
                entry("win_count", "" + model.countClosed(1)),
                entry("loss_count", "" + model.countClosed(-1)),
                entry("seq", "" + model.seq)));
        var actual = new TreeMap<String, String>();
        expected.keySet().forEach(name -> actual.put(name, fields.get(name)));
        assertEquals(expected, actual, step);
    }

    /// Checks the response against the equations of the domain page, without the model.
    private static void assertEquationsHold(Map<String, String> fields, String step) {
        var funds = number(fields, "initial_balance")
                .add(number(fields, "total_deposits"))
                .subtract(number(fields, "total_withdrawals"));
        assertEquals(
                number(fields, "current_balance"),
                funds.add(number(fields, "realized_pnl")).subtract(number(fields, "total_invested")),
                step);
        assertEquals(number(fields, "total_value"), funds.add(number(fields, "total_profit_loss")), step);
    }

    /// Reads the fields with Jackson. A path for each field takes ten times the time of the request.
    private static Map<String, String> read(long portfolio) {
        var fields = new HashMap<String, String>();
        Api.get("/v1/portfolios/" + portfolio)
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .forEachEntry((name, value) -> fields.put(name, value.asText()));
        return fields;
    }

    private static void assertPositionsAgree(RandomTrading trading) {
        var actual = new TreeMap<String, String>();
        List<Map<String, Object>> positions = Api.get("/v1/portfolios/" + trading.portfolio + "/positions?limit=1000")
                .extract()
                .path("items");
        positions.forEach(position -> actual.put(
                (String) position.get("trade_id"),
                position.get("status") + " " + position.get("open_shares") + " " + position.get("cost_basis") + " "
                        + position.get("realized_pnl")));
        var expected = new TreeMap<String, String>();
        trading.model.positions.forEach((id, position) -> expected.put(
                id,
                position.status() + " " + millionths(position.shares) + " " + dollars(position.cost) + " "
                        + dollars(position.realized)));
        assertEquals(expected, actual);
    }

    private static BigDecimal number(Map<String, String> fields, String name) {
        return new BigDecimal(fields.get(name));
    }
}
