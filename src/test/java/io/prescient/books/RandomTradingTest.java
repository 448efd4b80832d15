package io.prescient.books;

import static io.prescient.Api.json;
import static io.prescient.Api.send;
import static io.prescient.Api.unique;
import static io.prescient.books.PortfolioModel.DONE;
import static io.prescient.books.PortfolioModel.dollars;
import static io.prescient.books.PortfolioModel.millionths;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random books over HTTP against the model: after every step both say the same and the domain page's equations hold.
@QuarkusTest
class RandomTradingTest {
    private static final int STEPS = 150;
    private static final long ONE = 1_000_000;

    /// A request that was answered, to be sent again.
    private record Sent(String path, Object body, String key, Response answer) {}

    private Random random;
    private PortfolioModel books;
    private long portfolio;
    private List<String> markets;
    private List<Sent> sent;
    private Map<String, Integer> outcomes;

    @Tag("deep")
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void matchesModelWithMoreSeeds(long seed) {
        matchesModelAfterEveryStep(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void matchesModelAfterEveryStep(long seed) {
        random = new Random(seed);
        sent = new ArrayList<>();
        outcomes = new TreeMap<>();
        books = new PortfolioModel(100_000, 30_000L, 60_000L, 12);
        portfolio = Api.portfolio(
                "1000.00", "max_position_size", "300.00", "max_total_exposure", "600.00", "max_positions", 12);
        markets = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            newMarket();
        }
        for (int step = 0; step < STEPS; step++) {
            var what = step();
            assertBooksAgree("seed " + seed + ", step " + step + ": " + what);
        }
        assertLotsAgree();
        Api.assertInvariantsHold(portfolio);
        assertEquals(DONE, outcomes.containsKey(DONE) ? DONE : "nothing");
        assertTrue(outcomes.size() >= 7, "too few kinds of refusals to mean something: " + outcomes);
    }

    private String step() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> buy();
            case 6, 7, 8, 9 -> close();
            case 10 -> cash("deposits");
            case 11 -> cash("withdrawals");
            case 12 -> pause(random.nextInt(3) == 0);
            case 13, 14, 15 -> mark();
            case 16 -> settle();
            default -> again();
        };
    }

    private String buy() {
        var id = unique("t");
        var market = random.nextInt(30) == 0 ? "nowhere" : any(markets);
        boolean yes = random.nextBoolean();
        long cents = random.nextInt(8) == 0 ? 1 + random.nextLong(120_000) : 1 + random.nextLong(15_000);
        Long price = random.nextInt(4) == 0 ? null : Long.valueOf(1 + random.nextLong(ONE - 1));
        var body = json(
                "trade_id", id, "market_id", market, "action", yes ? "buy_yes" : "buy_no", "amount", dollars(cents));
        if (price != null) {
            body.put("price", millionths(price));
        }
        return told("/trades", body, id, 201, books.buy(id, market, yes, cents, price));
    }

    private String close() {
        var all = new ArrayList<>(books.lots.keySet());
        if (all.isEmpty()) {
            return "nothing to close";
        }
        var open = books.open();
        var id = open.isEmpty() || random.nextInt(6) == 0 ? any(all) : any(open);
        long held = Math.max(1, books.lots.get(id).shares);
        Long shares = switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> Long.valueOf(held + 1);
            case 2 -> Long.valueOf(held);
            default -> Long.valueOf(1 + random.nextLong(held));
        };
        Long price = random.nextInt(3) == 0 ? null : Long.valueOf(random.nextLong(ONE + 1));
        var body = json();
        if (shares != null) {
            body.put("shares", millionths(shares));
        }
        if (price != null) {
            body.put("price", millionths(price));
        }
        return told("/positions/" + id + "/close", body, unique("k"), 200, books.close(id, shares, price));
    }

    private String cash(String way) {
        long cents = 1 + random.nextLong(way.equals("deposits") ? 20_000 : 60_000);
        var outcome = way.equals("deposits") ? books.deposit(cents) : books.withdraw(cents);
        return told("/" + way, json("amount", dollars(cents)), unique("k"), 201, outcome);
    }

    private String pause(boolean wanted) {
        var how = wanted ? "pause" : "resume";
        Api.changeStatus(portfolio, how).statusCode(200);
        books.pause(wanted);
        return how;
    }

    /// A price moves; 0 and 1 are prices too.
    private String mark() {
        var id = any(markets);
        var market = books.markets.get(id);
        market.yes = random.nextInt(10) == 0 ? ONE * random.nextInt(2) : random.nextLong(ONE + 1);
        market.no = random.nextLong(ONE + 1);
        Api.put("/v1/markets/" + id, json("yes_price", millionths(market.yes), "no_price", millionths(market.no)))
                .statusCode(200);
        return "mark " + id;
    }

    /// A market ends, or its end is corrected; a new one takes its place.
    private String settle() {
        var id = any(new ArrayList<>(books.markets.keySet()));
        var outcome = any(List.of("YES", "NO", "VOID", "SPLIT"));
        Long payout = switch (outcome) {
            case "YES" -> Long.valueOf(ONE);
            case "NO" -> Long.valueOf(0);
            case "SPLIT" -> Long.valueOf(random.nextLong(ONE + 1));
            default -> null;
        };
        var body = json("outcome", outcome);
        if (outcome.equals("SPLIT")) {
            body.put("yes_payout", millionths(payout));
        }
        int status = send("POST", "/v1/markets/" + id + "/settlement", body).statusCode();
        assertTrue(status == 200 || status == 201, "settlement " + status);
        if (!books.markets.get(id).settled) {
            newMarket();
        }
        books.settle(id, payout);
        return outcome + " " + payout + " for " + id;
    }

    /// An earlier request once more: told word for word, and nothing changes.
    private String again() {
        if (sent.isEmpty()) {
            return "nothing to repeat";
        }
        var earlier = any(sent);
        var answer = send("POST", earlier.path, earlier.body, "Idempotency-Key", earlier.key);
        assertEquals(earlier.answer.statusCode() + earlier.answer.asString(), answer.statusCode() + answer.asString());
        assertEquals("true", answer.header("Idempotency-Replayed"));
        return "again " + earlier.path;
    }

    private void newMarket() {
        var id = Api.market();
        books.markets.put(id, new PortfolioModel.Market());
        markets.add(id);
        if (markets.size() > 4) {
            markets.removeFirst();
        }
    }

    private String told(String path, Object body, String key, int done, String outcome) {
        var whole = "/v1/portfolios/" + portfolio + path;
        var answer = send("POST", whole, body, "Idempotency-Key", key);
        var code = answer.statusCode() == done ? DONE : answer.jsonPath().getString("code");
        assertEquals(outcome, code, () -> whole + " " + body + ": " + answer.asString());
        sent.add(new Sent(whole, body, key, answer));
        outcomes.merge(outcome, 1, Integer::sum);
        return path + " " + body + " → " + outcome;
    }

    private void assertBooksAgree(String step) {
        var told = told();
        var expected = new TreeMap<String, String>(Map.ofEntries(
                entry("current_balance", dollars(books.cash)),
                entry("total_invested", dollars(books.invested())),
                entry("realized_pnl", dollars(books.realized)),
                entry("unrealized_pnl", dollars(books.value() - books.invested())),
                entry("total_deposits", dollars(books.deposits)),
                entry("total_withdrawals", dollars(books.withdrawals)),
                entry("open_position_count", "" + books.open().size()),
                entry("trade_count", "" + books.lots.size()),
                entry("win_count", "" + books.countClosed(1)),
                entry("loss_count", "" + books.countClosed(-1)),
                entry("seq", "" + books.seq)));
        var shown = new TreeMap<String, String>();
        expected.keySet().forEach(name -> shown.put(name, told.get(name)));
        assertEquals(expected, shown, step);
        // The equations of the domain page, on what the service itself says.
        var funds = number(told, "initial_balance")
                .add(number(told, "total_deposits"))
                .subtract(number(told, "total_withdrawals"));
        assertEquals(
                number(told, "current_balance"),
                funds.add(number(told, "realized_pnl")).subtract(number(told, "total_invested")),
                step);
        assertEquals(number(told, "total_value"), funds.add(number(told, "total_profit_loss")), step);
    }

    /// Read by Jackson and not by a path for each figure, which takes ten times the time of the request.
    private Map<String, String> told() {
        var fields = new HashMap<String, String>();
        Api.get("/v1/portfolios/" + portfolio)
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .forEachEntry((name, value) -> fields.put(name, value.asText()));
        return fields;
    }

    private void assertLotsAgree() {
        var shown = new TreeMap<String, String>();
        List<Map<String, Object>> positions = Api.get("/v1/portfolios/" + portfolio + "/positions?limit=1000")
                .extract()
                .path("items");
        positions.forEach(lot -> shown.put(
                (String) lot.get("trade_id"),
                lot.get("status") + " " + lot.get("open_shares") + " " + lot.get("cost_basis") + " "
                        + lot.get("realized_pnl")));
        var expected = new TreeMap<String, String>();
        books.lots.forEach((id, lot) -> expected.put(
                id,
                (lot.open() ? "open" : lot.settled ? "settled" : "closed") + " " + millionths(lot.shares) + " "
                        + dollars(lot.cost) + " " + dollars(lot.realized)));
        assertEquals(expected, shown);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static BigDecimal number(Map<String, String> told, String name) {
        return new BigDecimal(told.get(name));
    }
}
