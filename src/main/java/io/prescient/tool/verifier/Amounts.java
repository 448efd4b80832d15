package io.prescient.tool.verifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Figures of a portfolio by their names, money in cents. What an answer does not tell is absent.
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

    /// Before the first entry.
    static Amounts none() {
        var values = new TreeMap<String, Long>();
        NAMES.forEach(name -> values.put(name, 0L));
        return new Amounts(values);
    }

    /// Those that an answer tells.
    static Amounts of(JsonNode json) {
        var values = new TreeMap<String, Long>();
        NAMES.stream().filter(json::has).forEach(name -> values.put(name, value(name, json.get(name))));
        return new Amounts(values);
    }

    private static long value(String name, JsonNode value) {
        return switch (name) {
            case SEQ, POSITIONS, TRADES -> value.asLong();
            default -> Cents.of(value);
        };
    }

    /// Takes one more entry into account.
    void add(ObservedEntry entry) {
        values.put(SEQ, entry.seq());
        values.merge(CASH, entry.cash(), Math::addExact);
        values.merge(INVESTED, entry.cost(), Math::addExact);
        values.merge(REALIZED, entry.realized(), Math::addExact);
        values.merge(POSITIONS, entry.positions(), Math::addExact);
        switch (entry.kind()) {
            case "opened" -> values.merge(INITIAL, entry.cash(), Math::addExact);
            case "deposited" -> values.merge(DEPOSITS, entry.cash(), Math::addExact);
            case "withdrawn" -> values.merge(WITHDRAWALS, -entry.cash(), Math::addExact);
            case "bought" -> values.merge(TRADES, 1L, Math::addExact);
            default -> {}
        }
    }

    /// The first figure that somebody was told otherwise; null if there is none.
    String differsIn(Amounts told) {
        return told.values.entrySet().stream()
                .filter(figure -> !figure.getValue().equals(values.get(figure.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    String text(String name) {
        long value = values.get(name);
        return switch (name) {
            case SEQ, POSITIONS, TRADES -> name + " " + value;
            default -> name + " " + Cents.text(value);
        };
    }

    /// The figure that this buy or withdrawal oversteps; null if there is none.
    String overstepped(ObservedEntry entry) {
        boolean isBuy = entry.is("bought");
        if ((isBuy || entry.is("withdrawn")) && values.get(CASH) < 0) {
            return CASH;
        }
        if (isBuy && values.get(INVESTED) > CheckedPortfolio.MOST_INVESTED) {
            return INVESTED;
        }
        return isBuy && values.get(POSITIONS) > CheckedPortfolio.MOST_POSITIONS ? POSITIONS : null;
    }

    boolean balance() {
        long putIn = values.get(INITIAL) + values.get(DEPOSITS) - values.get(WITHDRAWALS);
        return values.get(CASH) == putIn + values.get(REALIZED) - values.get(INVESTED);
    }
}
