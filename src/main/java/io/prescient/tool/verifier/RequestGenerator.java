package io.prescient.tool.verifier;

import java.util.random.RandomGenerator;

/// What a bot may want of a portfolio: mostly what can be done, now and then what must be refused.
final class RequestGenerator {
    private final String prefix;
    private final RandomGenerator dice;
    private final Deadline watch;
    private int count;

    /// @param prefix of its keys, which nobody else uses
    RequestGenerator(String prefix, RandomGenerator dice, Deadline watch) {
        this.prefix = prefix;
        this.dice = dice;
        this.watch = watch;
    }

    WriteRequest next(CheckedPortfolio account, long watermark) {
        int chance = dice.nextInt(100);
        var lots = account.lots().toArray(String[]::new);
        if (chance < 30 && lots.length > 0) {
            return sale(account, lots[dice.nextInt(lots.length)]);
        }
        if (chance < 38) {
            return cash(account, "deposited", "/deposits", cents(5_000), 1);
        }
        return chance < 46
                ? cash(account, "withdrawn", "/withdrawals", cents(chance < 40 ? 100_000_000 : 5_000), -1)
                : purchase(account, chance < 50 ? watermark : 0);
    }

    /// @param expectedSeq a guard; 0 is none
    private WriteRequest purchase(CheckedPortfolio account, long expectedSeq) {
        var key = key();
        long cents = cents(dice.nextInt(20) == 0 ? 10_000_000 : 20_000);
        var body = Deployment.JSON
                .createObjectNode()
                .put("trade_id", key)
                .put(
                        "market_id",
                        account.markets().get(dice.nextInt(account.markets().size())))
                .put("action", dice.nextBoolean() ? "buy_yes" : "buy_no")
                .put("amount", Cents.text(cents))
                .put("price", price());
        if (expectedSeq > 0) {
            body.put("expected_seq", expectedSeq);
        }
        return new WriteRequest(key, watch.now(), "bought", account.id(), key, -cents, "/trades", body);
    }

    private WriteRequest sale(CheckedPortfolio account, String tradeId) {
        var body = Deployment.JSON.createObjectNode().put("price", price());
        if (dice.nextBoolean()) {
            body.put("shares", dice.nextInt(1, 40) + "." + dice.nextInt(1, 1_000_000));
        }
        var path = "/positions/" + tradeId + "/close";
        return new WriteRequest(key(), watch.now(), "sold", account.id(), tradeId, null, path, body);
    }

    /// @param sign 1 into the portfolio, -1 out of it
    private WriteRequest cash(CheckedPortfolio account, String kind, String path, long cents, int sign) {
        var body = Deployment.JSON.createObjectNode().put("amount", Cents.text(cents));
        return new WriteRequest(key(), watch.now(), kind, account.id(), null, sign * cents, path, body);
    }

    private String key() {
        count++;
        return prefix + "-" + count;
    }

    private long cents(int most) {
        return dice.nextLong(1, most);
    }

    private String price() {
        return "0." + dice.nextInt(10, 99);
    }
}
