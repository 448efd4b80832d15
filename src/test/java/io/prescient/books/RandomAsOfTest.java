package io.prescient.books;

import static io.prescient.Api.json;
import static io.prescient.Api.unique;
import static io.prescient.books.PortfolioModel.DONE;
import static io.prescient.books.PortfolioModel.dollars;
import static io.prescient.books.PortfolioModel.millionths;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.prescient.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random books against the model once more, but asked afterwards: as of any instant, and any seq, the service
/// tells what the model said then, and every figure is the sum of its terms. Purchases, sales of parts, deposits,
/// withdrawals, moving prices, settlements with corrections, and markets that never had a price.
@QuarkusTest
class RandomAsOfTest {
    private static final List<String> METRICS =
            List.of("total_value", "realized_pnl", "unrealized_pnl", "current_balance", "total_invested");
    private static final long ONE = 1_000_000;

    /// What the model said from an instant on.
    private record Line(Instant at, long seq, String cash, String invested, String realized, String equity) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<String> markets = new ArrayList<>();
    private Random random;
    private PortfolioModel books;
    private TestClock clock;
    private long portfolio;

    @Tag("deep")
    @ParameterizedTest
    @CsvSource({"11, 40", "12, 40"})
    void returnsPastOfLongHistory(long seed, int steps) {
        returnsPastAsModelRecordedIt(seed, steps);
    }

    @ParameterizedTest
    @CsvSource("13, 15")
    void returnsPastAsModelRecordedIt(long seed, int steps) {
        random = new Random(seed);
        clock = TestClock.at("2026-03-01T00:00:00Z");
        books = new PortfolioModel(100_000, null, null, null);
        portfolio = Api.portfolio("1000.00");
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
        Api.assertInvariantsHold(portfolio);
        for (int i = 0; i < lines.size(); i++) {
            assertInstant(i);
        }
        for (long seq = 1; seq <= books.seq; seq++) {
            assertExplained("" + seq);
        }
        // The marks of near points are read together, those of far ones one by one.
        assertCurve("1h");
        assertCurve("12h");
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
        boolean done = DONE.equals(books.buy(id, market, yes, cents, price));
        Api.buy(portfolio, market, yes ? "buy_yes" : "buy_no", dollars(cents), millionths(price), id)
                .statusCode(done ? 201 : 422);
    }

    private void close() {
        var open = books.open();
        if (!open.isEmpty()) {
            var id = open.get(random.nextInt(open.size()));
            long held = books.lots.get(id).shares;
            long part = random.nextInt(3) == 0 ? held : 1 + random.nextLong(held);
            long price = random.nextLong(ONE + 1);
            books.close(id, part, price);
            Api.close(portfolio, id, millionths(part), millionths(price)).statusCode(200);
        }
    }

    private void cash() {
        long cents = 1 + random.nextLong(30_000);
        if (random.nextBoolean()) {
            books.deposit(cents);
            Api.deposit(portfolio, dollars(cents)).statusCode(201);
        } else {
            boolean done = DONE.equals(books.withdraw(cents));
            Api.withdraw(portfolio, dollars(cents)).statusCode(done ? 201 : 422);
        }
    }

    /// Only the first three ever have a price, and now and then one is cleared.
    private void mark() {
        var id = markets.get(random.nextInt(3));
        var market = books.markets.get(id);
        if (random.nextInt(4) == 0) {
            market.yes = null;
            Api.put("/v1/markets/" + id, json("yes_price", null)).statusCode(200);
            return;
        }
        market.yes = random.nextLong(ONE + 1);
        market.no = random.nextLong(ONE + 1);
        Api.put("/v1/markets/" + id, json("yes_price", millionths(market.yes), "no_price", millionths(market.no)))
                .statusCode(200);
    }

    private void settle() {
        var ids = List.copyOf(books.markets.keySet());
        var id = ids.get(random.nextInt(ids.size()));
        var outcome = List.of("YES", "NO", "VOID").get(random.nextInt(3));
        boolean first = !books.markets.get(id).settled;
        Api.post("/v1/markets/" + id + "/settlement", json("outcome", outcome));
        books.settle(id, outcome.equals("VOID") ? null : Long.valueOf(outcome.equals("YES") ? ONE : 0));
        if (first) {
            markets.remove(id);
            newMarket();
        }
    }

    private void newMarket() {
        var id = Api.market();
        books.markets.put(id, new PortfolioModel.Market());
        markets.add(id);
    }

    private void record() {
        lines.add(new Line(
                clock.instant(),
                books.seq,
                dollars(books.cash),
                dollars(books.invested()),
                dollars(books.realized),
                dollars(books.cash + books.value())));
    }

    private void assertInstant(int i) {
        var line = lines.get(i);
        var next = i + 1 < lines.size() ? lines.get(i + 1).at : clock.instant();
        // At the very instant, just before the next one, and by its seq if the books moved.
        assertLine(line, line.at.toString());
        assertLine(line, next.minusNanos(1000).toString());
        if (i % 4 == 0) {
            assertExplained(line.at.toString());
        }
        if (i > 0 && lines.get(i - 1).seq < line.seq) {
            assertLine(line, "" + line.seq);
        }
    }

    private void assertLine(Line line, String at) {
        var then = get("/as-of?as_of=" + at);
        assertEquals(line.seq, then.getLong("seq"), at);
        assertEquals(line.cash, then.getString("current_balance"), at);
        assertEquals(line.invested, then.getString("total_invested"), at);
        assertEquals(line.realized, then.getString("realized_pnl"), at);
        assertEquals(line.equity, then.getString("total_value"), at);
    }

    /// Read in pages of a random size, so that the sum is carried along.
    private void assertExplained(String at) {
        for (var figure : METRICS) {
            int limit = 10 + random.nextInt(60);
            var amounts = BigDecimal.ZERO;
            JsonPath page = null;
            do {
                var after = page == null ? "" : "&after=" + page.getString("next");
                page = get("/explain?metric=" + figure + "&as_of=" + at + "&limit=" + limit + after);
                assertEquals(
                        0, amounts.compareTo(new BigDecimal(page.getString("sum_before"))), figure + " as of " + at);
                for (String amount : page.getList("items.amount", String.class)) {
                    amounts = amounts.add(new BigDecimal(amount));
                }
                assertEquals(0, amounts.compareTo(new BigDecimal(page.getString("sum"))), figure + " as of " + at);
            } while (page.getString("next") != null);
            assertEquals(page.getString("value"), amounts.setScale(2).toPlainString(), figure + " as of " + at);
        }
    }

    /// Each point of the curve, reckoned by stretches, says what the lots one by one say.
    private void assertCurve(String interval) {
        var points = get("/equity?interval=" + interval);
        List<String> times = points.getList("items.as_of");
        assertTrue(times.size() > 2, "a curve");
        for (int i = 0; i < times.size(); i++) {
            var then = get("/as-of?as_of=" + times.get(i));
            assertEquals(then.getString("total_value"), points.getString("items[" + i + "].total_value"), times.get(i));
            assertEquals(
                    then.getString("realized_pnl"), points.getString("items[" + i + "].realized_pnl"), times.get(i));
        }
    }

    private JsonPath get(String what) {
        return Api.get("/v1/portfolios/" + portfolio + what)
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
