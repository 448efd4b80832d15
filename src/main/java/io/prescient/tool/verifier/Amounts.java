package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The totals of a portfolio by their JSON member, money in cents. A total that a response does not contain is absent.
record Amounts(Map<String, Long> values) {
    private static final String SEQ = "seq";
    private static final String INITIAL = "initial_balance";
    private static final String DEPOSITS = "total_deposits";
    private static final String WITHDRAWALS = "total_withdrawals";
    private static final String CASH = "current_balance";
    private static final String INVESTED = "total_invested";
    private static final String REALIZED = "realized_pnl";
    private static final String POSITIONS = "open_position_count";
    private static final String TRADES = "trade_count";
    private static final List<String> NAMES =
            List.of(SEQ, INITIAL, DEPOSITS, WITHDRAWALS, CASH, INVESTED, REALIZED, POSITIONS, TRADES);

    /// All totals before the first journal entry.
    static Amounts zero() {
        var values = new TreeMap<String, Long>();
        NAMES.forEach(name -> values.put(name, 0L));
        return new Amounts(values);
    }

    static Amounts of(JsonNode json) {
        var values = new TreeMap<String, Long>();
        NAMES.stream().filter(json::has).forEach(name -> values.put(name, value(name, json.get(name))));
        return new Amounts(values);
    }

    private static long value(String name, JsonNode value) {
        return isMoney(name) ? FixedPoint.cents(value) : value.asLong();
    }

    private static boolean isMoney(String name) {
        return !List.of(SEQ, POSITIONS, TRADES).contains(name);
    }

    /// Applies one journal entry.
    void add(ObservedEntry entry) {
        values.put(SEQ, entry.seq());
        increase(CASH, entry.cash());
        increase(INVESTED, entry.cost());
        increase(REALIZED, entry.realizedPnl());
        increase(POSITIONS, entry.openPositionChange());
        switch (entry.type()) {
            case "opened" -> increase(INITIAL, entry.cash());
            case "deposited" -> increase(DEPOSITS, entry.cash());
            case "withdrawn" -> increase(WITHDRAWALS, -entry.cash());
            case "bought" -> increase(TRADES, 1);
            default -> {}
        }
    }

    private void increase(String name, long change) {
        values.merge(name, change, Math::addExact);
    }

    /// The first total that has another value in a response.
    @Nullable
    String firstDifference(Amounts observed) {
        return observed.values.entrySet().stream()
                .filter(total -> !total.getValue().equals(values.get(total.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    String describe(String name) {
        return name + " " + (isMoney(name) ? FixedPoint.dollars(get(name)) : get(name));
    }

    /// The total that exceeds its limit after this buy or withdrawal.
    @Nullable
    String exceeded(ObservedEntry entry) {
        boolean isBuy = entry.is("bought");
        if ((isBuy || entry.is("withdrawn")) && get(CASH) < 0) {
            return CASH;
        }
        if (isBuy && get(INVESTED) > CheckedPortfolio.MAX_INVESTED_CENTS) {
            return INVESTED;
        }
        return isBuy && get(POSITIONS) > CheckedPortfolio.MAX_POSITIONS ? POSITIONS : null;
    }

    boolean isBalanced() {
        long paidIn = get(INITIAL) + get(DEPOSITS) - get(WITHDRAWALS);
        return get(CASH) == paidIn + get(REALIZED) - get(INVESTED);
    }

    private long get(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
