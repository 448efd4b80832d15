package io.prescient.receipt;

import static io.prescient.Api.json;
import static io.prescient.Api.look;
import static io.prescient.Api.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whichever comes first wins, the trade or the seal of its key, and everybody is told the same winner.
@QuarkusTest
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SealRacesTest {
    private static final int ROUNDS = 1000;

    /// The most microseconds by which one of the two is sent after the other.
    private static final int HEAD_START = 2000;

    private final Random random = new Random(15);
    private long portfolio;
    private String market;

    @Test
    void ofATradeAndTheSealOfItsKeyExactlyOneWins() throws Exception {
        portfolio = Api.portfolio("1000.00");
        market = Api.market();
        int traded = 0;
        try (var clients = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                traded += tradeWins(clients, "t-" + round) ? 1 : 0;
            }
        }
        System.out.println(traded + " of " + ROUNDS + " trades came before the seal");
        assertTrue(traded > 0 && traded < ROUNDS, traded + " trades won, so it was no race");
        var p = look(portfolio);
        assertEquals(traded, p.getInt("trade_count"));
        assertEquals(traded, p.getInt("open_positions"));
        assertEquals(1 + traded, p.getInt("seq"));
        assertEquals("%d.00".formatted(1000 - traded), p.getString("current_balance"));
    }

    /// Whether it was the trade; that all agree is asserted here.
    private boolean tradeWins(ExecutorService clients, String key) throws Exception {
        var path = "/v1/portfolios/" + portfolio;
        var trade = json("trade_id", key, "market_id", market, "action", "buy_yes", "amount", "1.00", "price", "0.50");
        var answers = race(
                clients,
                () -> send("POST", path + "/trades", trade),
                () -> send("POST", path + "/requests/" + key + "/seal", null));
        var traded = answers.getFirst();
        var sealed = answers.getLast();
        assertEquals(200, sealed.statusCode(), sealed.asString());
        assertEquals(
                sealed.asString(), Api.get(path + "/requests/" + key).extract().asString());
        assertTrue(sealed.asString().endsWith(",\"answer\":" + traded.asString() + "}"), sealed.asString());
        boolean won = traded.statusCode() == 201;
        assertTrue(sealed.asString().contains(won ? "\"committed\"" : "\"sealed\""), sealed.asString());
        assertTrue(won || traded.asString().contains("\"key_sealed\""), traded.asString());
        return won;
    }

    /// Both at once, but for a random head start that goes to either.
    private List<Response> race(ExecutorService clients, Callable<Response> trade, Callable<Response> seal)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(2);
        int tradeLater = random.nextInt(-HEAD_START, HEAD_START);
        var answers = new ArrayList<Response>();
        for (var answer :
                clients.invokeAll(List.of(after(start, tradeLater, trade), after(start, -tradeLater, seal)))) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static Callable<Response> after(CyclicBarrier start, int micros, Callable<Response> request) {
        return () -> {
            var _ = start.await();
            if (micros > 0) {
                TimeUnit.MICROSECONDS.sleep(micros);
            }
            return request.call();
        };
    }
}
