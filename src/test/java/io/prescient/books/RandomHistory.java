package io.prescient.books;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.books.FixedPoint.ONE;
import static io.prescient.books.FixedPoint.dollars;
import static io.prescient.books.FixedPoint.millionths;
import static io.prescient.books.PortfolioModel.DONE;

import io.prescient.Api;
import io.prescient.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Changes a portfolio at random instants, and records the state of the model after each change. It makes purchases,
/// sales of parts, deposits, withdrawals, price changes, settlements and corrections.
final class RandomHistory {
    /// The state of the model from an instant on.
    record Line(Instant at, long seq, String cash, String invested, String realized, String equity) {}

    final List<Line> lines = new ArrayList<>();
    final TestClock clock = TestClock.at("2026-03-01T00:00:00Z");
    final Random random;
    final PortfolioModel model = new PortfolioModel(100_000, null, null, null);
    final long portfolio = Api.portfolio("1000.00");
    private final List<String> markets = new ArrayList<>();

    RandomHistory(long seed, int steps) {
        random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            newMarket();
        }
        record();
        for (int step = 0; step < steps; step++) {
            clock.set(clock.instant().plusNanos(1000 * (1 + random.nextLong(7_200_000_000L))));
            step();
            record();
        }
        clock.set(clock.instant().plusSeconds(1));
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> buy();
            case 3, 4 -> close();
            case 5 -> cash();
            case 6, 7, 8 -> mark();
            default -> settle();
        }
    }

    private void buy() {
        var id = unique("t");
        var market = markets.get(random.nextInt(markets.size()));
        boolean yes = random.nextBoolean();
        long cents = 1 + random.nextLong(15_000);
        long price = 1 + random.nextLong(ONE - 1);
        boolean done = DONE.equals(model.buy(id, market, yes, cents, price));
        Api.buy(portfolio, market, yes ? "buy_yes" : "buy_no", dollars(cents), millionths(price), id)
                .statusCode(done ? 201 : 422);
    }

    private void close() {
        var open = model.open();
        if (!open.isEmpty()) {
            var id = open.get(random.nextInt(open.size()));
            long shares = model.positions.get(id).shares;
            long part = random.nextInt(3) == 0 ? shares : 1 + random.nextLong(shares);
            long price = random.nextLong(ONE + 1);
            model.close(id, part, price);
            Api.close(portfolio, id, millionths(part), millionths(price)).statusCode(200);
        }
    }

    private void cash() {
        long cents = 1 + random.nextLong(30_000);
        if (random.nextBoolean()) {
            model.deposit(cents);
            Api.deposit(portfolio, dollars(cents)).statusCode(201);
        } else {
            boolean done = DONE.equals(model.withdraw(cents));
            Api.withdraw(portfolio, dollars(cents)).statusCode(done ? 201 : 422);
        }
    }

    /// Sets or clears prices, only of the first three markets. The others never have a price.
    private void mark() {
        var id = markets.get(random.nextInt(3));
        var market = model.markets.get(id);
        if (random.nextInt(4) == 0) {
            market.yes = null;
            Api.put("/v1/markets/" + id, json("yes_price", null)).statusCode(200);
            return;
        }
        market.yes = random.nextLong(ONE + 1);
        market.no = ModelMarket.randomNoPrice(random, market.yes);
        Api.put("/v1/markets/" + id, json("yes_price", millionths(market.yes), "no_price", millionths(market.no)))
                .statusCode(200);
    }

    private void settle() {
        var ids = List.copyOf(model.markets.keySet());
        var id = ids.get(random.nextInt(ids.size()));
        var outcome = List.of("YES", "NO", "VOID").get(random.nextInt(3));
        boolean first = !model.markets.get(id).settled;
        Api.post("/v1/markets/" + id + "/settlement", json("outcome", outcome));
        model.settle(id, outcome.equals("VOID") ? null : Long.valueOf(outcome.equals("YES") ? ONE : 0));
        if (first) {
            markets.remove(id);
            newMarket();
        }
    }

    private void newMarket() {
        var id = Api.market();
        model.markets.put(id, new ModelMarket());
        markets.add(id);
    }

    private void record() {
        lines.add(new Line(
                clock.instant(),
                model.seq,
                dollars(model.cash),
                dollars(model.invested()),
                dollars(model.realized),
                dollars(model.cash + model.value())));
    }
}
