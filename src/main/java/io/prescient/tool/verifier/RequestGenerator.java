package io.prescient.tool.verifier;

import java.util.random.RandomGenerator;

/// Generates random changes of a portfolio. Most can be executed; some exceed the cash or a limit.
final class RequestGenerator {
    private final String keyPrefix;
    private final RandomGenerator random;
    private final Deadline deadline;
    private int count;

    /// @param keyPrefix unique to this generator
    RequestGenerator(String keyPrefix, RandomGenerator random, Deadline deadline) {
        this.keyPrefix = keyPrefix;
        this.random = random;
        this.deadline = deadline;
    }

    /// @param lastSeq the newest seq of the portfolio that the worker has observed; some buys require it
    WriteRequest next(CheckedPortfolio portfolio, long lastSeq) {
        int percent = random.nextInt(100);
        var trades = portfolio.openTrades().toArray(String[]::new);
        if (percent < 30 && trades.length > 0) {
            return sale(portfolio, trades[random.nextInt(trades.length)]);
        }
        if (percent < 38) {
            return cash(portfolio, "deposited", "/deposits", cents(5_000), 1);
        }
        return percent < 46
                ? cash(portfolio, "withdrawn", "/withdrawals", cents(percent < 40 ? 100_000_000 : 5_000), -1)
                : purchase(portfolio, percent < 50 ? lastSeq : 0);
    }

    /// @param expectedSeq makes the trade conditional; 0 for none
    private WriteRequest purchase(CheckedPortfolio portfolio, long expectedSeq) {
        var key = key();
        var markets = portfolio.markets();
        long cents = cents(random.nextInt(20) == 0 ? 10_000_000 : 20_000);
        var body = Deployment.JSON
                .createObjectNode()
                .put("trade_id", key)
                .put("market_id", markets.get(random.nextInt(markets.size())))
                .put("action", random.nextBoolean() ? "buy_yes" : "buy_no")
                .put("amount", FixedPoint.dollars(cents))
                .put("price", price());
        if (expectedSeq > 0) {
            body.put("expected_seq", expectedSeq);
        }
        return new WriteRequest(key, deadline.now(), "bought", portfolio.id(), key, -cents, "/trades", body);
    }

    /// Sells some shares or all of them.
    private WriteRequest sale(CheckedPortfolio portfolio, String tradeId) {
        var body = Deployment.JSON.createObjectNode().put("price", price());
        if (random.nextBoolean()) {
            body.put("shares", random.nextInt(1, 40) + "." + random.nextInt(1, 1_000_000));
        }
        var path = "/positions/" + tradeId + "/close";
        return new WriteRequest(key(), deadline.now(), "sold", portfolio.id(), tradeId, null, path, body);
    }

    /// @param sign 1 for a deposit, -1 for a withdrawal
    private WriteRequest cash(CheckedPortfolio portfolio, String type, String path, long cents, int sign) {
        var body = Deployment.JSON.createObjectNode().put("amount", FixedPoint.dollars(cents));
        return new WriteRequest(key(), deadline.now(), type, portfolio.id(), null, sign * cents, path, body);
    }

    private String key() {
        count++;
        return keyPrefix + "-" + count;
    }

    private long cents(int max) {
        return random.nextLong(1, max);
    }

    private String price() {
        return "0." + random.nextInt(10, 99);
    }
}
