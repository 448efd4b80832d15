package io.prescient.stream;

import static io.prescient.Api.close;
import static io.prescient.Api.deposit;
import static io.prescient.Api.getPortfolio;
import static io.prescient.Api.json;
import static io.prescient.Api.portfolio;
import static io.prescient.Api.post;
import static io.prescient.Api.pricedMarket;
import static io.prescient.Api.withdraw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prescient.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Adding the entries of a stream to its snapshot gives the current portfolio.
@QuarkusTest
@Timeout(60)
class FoldTest {
    private static final int STEPS = 40;

    private final List<String> markets = new ArrayList<>();
    private final List<String> trades = new ArrayList<>();
    private Random random;
    private long portfolio;

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void snapshotPlusEntriesEqualsPortfolio(long seed) throws Exception {
        random = new Random(seed);
        portfolio = portfolio("10000.00");
        for (int i = 0; i < 4; i++) {
            markets.add(pricedMarket("0.40", "0.55"));
        }
        for (int i = 0; i < 10; i++) {
            runRandomCommand();
        }
        try (var client = StreamClient.open("/v1/portfolios/" + portfolio + "/stream")) {
            var snapshot = client.next("snapshot").json();
            var sums = sums(snapshot);
            for (int i = 0; i < STEPS; i++) {
                runRandomCommand();
            }
            var now = getPortfolio(portfolio);
            for (long seq = snapshot.getLong("seq") + 1; seq <= now.getLong("seq"); seq++) {
                var entry = client.next("entry");
                assertEquals("" + seq, entry.id());
                add(sums, entry.json());
            }
            assertEquals(sums(now), sums);
        }
    }

    private void runRandomCommand() {
        switch (random.nextInt(10)) {
            case 0 -> deposit(portfolio, "12.34").statusCode(201);
            case 1 -> withdraw(portfolio, "1.23").statusCode(201);
            case 2, 3, 4 -> sell();
            case 5 -> settle();
            default -> trades.add(Api.buyYes(portfolio, pick(markets), "50.0" + random.nextInt(10), "0.37"));
        }
    }

    private void sell() {
        if (!trades.isEmpty()) {
            var response = close(portfolio, pick(trades), "1.5", "0." + (10 + random.nextInt(80)));
            assertEquals(0, response.extract().statusCode() / 500);
        }
    }

    private void settle() {
        var market = markets.remove(0);
        markets.add(pricedMarket("0.40", "0.55"));
        for (var outcome : List.of("YES", "NO")) {
            post("/v1/markets/" + market + "/settlement", json("outcome", outcome));
        }
    }

    private static Map<String, BigDecimal> sums(JsonPath portfolio) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var member : List.of("current_balance", "total_invested", "realized_pnl")) {
            sums.put(member, new BigDecimal(portfolio.getString(member)));
        }
        sums.put("open_position_count", new BigDecimal(portfolio.getInt("open_position_count")));
        return sums;
    }

    private static void add(Map<String, BigDecimal> sums, JsonPath entry) {
        sums.merge("current_balance", new BigDecimal(entry.getString("cash")), BigDecimal::add);
        sums.merge("total_invested", new BigDecimal(entry.getString("cost")), BigDecimal::add);
        sums.merge("realized_pnl", new BigDecimal(entry.getString("realized_pnl")), BigDecimal::add);
        sums.merge("open_position_count", new BigDecimal(entry.getInt("open_position_change")), BigDecimal::add);
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
