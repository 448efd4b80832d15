package io.prescient.books;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.books.FixedPoint.ONE;
import static io.prescient.books.FixedPoint.dollars;
import static io.prescient.books.FixedPoint.millionths;
import static io.prescient.books.PortfolioModel.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Sends random requests for a portfolio to the service, and applies them to the model.
final class RandomTrading {
    /// A request with its response, to be repeated.
    private record Sent(String path, Object body, String key, Response response) {}

    final PortfolioModel model = new PortfolioModel(100_000, 30_000L, 60_000L, 12);
    final long portfolio = Api.portfolio(
            "1000.00", "max_position_size", "300.00", "max_total_exposure", "600.00", "max_positions", 12);

    /// Counts of `done` and of each error code.
    final Map<String, Integer> results = new TreeMap<>();

    private final Random random;
    private final List<String> markets = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();

    RandomTrading(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            newMarket();
        }
    }

    /// Executes a step, and returns its description.
    String step() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> buy();
            case 6, 7, 8, 9 -> close();
            case 10 -> cash("deposits");
            case 11 -> cash("withdrawals");
            case 12 -> pause(random.nextInt(3) == 0);
            case 13, 14, 15 -> mark();
            case 16 -> settle();
            default -> repeat();
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
        return sendAndCompare("/trades", body, id, 201, model.buy(id, market, yes, cents, price));
    }

    private String close() {
        var all = new ArrayList<>(model.positions.keySet());
        if (all.isEmpty()) {
            return "nothing to close";
        }
        var open = model.open();
        var id = open.isEmpty() || random.nextInt(6) == 0 ? any(all) : any(open);
        long held = Math.max(1, model.positions.get(id).shares);
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
        return sendAndCompare("/positions/" + id + "/close", body, unique("k"), 200, model.close(id, shares, price));
    }

    private String cash(String resource) {
        long cents = 1 + random.nextLong(resource.equals("deposits") ? 20_000 : 60_000);
        var expected = resource.equals("deposits") ? model.deposit(cents) : model.withdraw(cents);
        return sendAndCompare("/" + resource, json("amount", dollars(cents)), unique("k"), 201, expected);
    }

    private String pause(boolean wanted) {
        var action = wanted ? "pause" : "resume";
        Api.changeStatus(portfolio, action).statusCode(200);
        model.pause(wanted);
        return action;
    }

    /// Changes the prices of a market. 0 and 1 are valid prices.
    private String mark() {
        var id = any(markets);
        var market = model.markets.get(id);
        market.yes = random.nextInt(10) == 0 ? ONE * random.nextInt(2) : random.nextLong(ONE + 1);
        market.no = ModelMarket.randomNoPrice(random, market.yes);
        Api.put("/v1/markets/" + id, json("yes_price", millionths(market.yes), "no_price", millionths(market.no)))
                .statusCode(200);
        return "mark " + id;
    }

    /// Settles a market, or corrects its settlement. A new market replaces a settled one.
    private String settle() {
        var id = any(new ArrayList<>(model.markets.keySet()));
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
        int status = Api.send("POST", "/v1/markets/" + id + "/settlement", body).statusCode();
        assertTrue(status == 200 || status == 201, "settlement " + status);
        if (!model.markets.get(id).settled) {
            newMarket();
        }
        model.settle(id, payout);
        return outcome + " " + payout + " for " + id;
    }

    /// Repeats an earlier request. The response is the same, and nothing changes.
    private String repeat() {
        if (sent.isEmpty()) {
            return "nothing to repeat";
        }
        var earlier = any(sent);
        var response = Api.send("POST", earlier.path, earlier.body, "Idempotency-Key", earlier.key);
        assertEquals(earlier.response.statusCode(), response.statusCode());
        assertEquals(earlier.response.asString(), response.asString());
        assertEquals("true", response.header("Idempotency-Replayed"));
        return "repeat " + earlier.path;
    }

    private void newMarket() {
        var id = Api.market();
        model.markets.put(id, new ModelMarket());
        markets.add(id);
        if (markets.size() > 4) {
            markets.removeFirst();
        }
    }

    /// Sends a request, and asserts that the model has the same result.
    private String sendAndCompare(String path, Object body, String key, int done, String expected) {
        var url = "/v1/portfolios/" + portfolio + path;
        var response = Api.send("POST", url, body, "Idempotency-Key", key);
        var result = response.statusCode() == done ? DONE : response.jsonPath().getString("code");
        assertEquals(expected, result, () -> url + " " + body + ": " + response.asString());
        sent.add(new Sent(url, body, key, response));
        results.merge(expected, 1, Integer::sum);
        return path + " " + body + ": " + expected;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
