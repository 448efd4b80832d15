package io.prescient.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A month of YES prices with outcomes, and its trades. In each market, 100.00 buy the more expensive side at the first
/// observation with `|2 yes - 1|` in 0.50 to 0.60 and a price of that side of at least 0.75. The market is settled at
/// its last observation. Of several observations of one market and instant, the first counts.
record Month(Map<Integer, Market> markets, List<Observation> observations) {
    record Market(int no, String question, boolean yesWon) {}

    record Observation(int market, long second, BigDecimal yes) {
        boolean isInRange() {
            var conviction = yes.add(yes).subtract(BigDecimal.ONE).abs();
            return conviction.compareTo(new BigDecimal("0.50")) >= 0
                    && conviction.compareTo(new BigDecimal("0.60")) <= 0
                    && yes.max(BigDecimal.ONE.subtract(yes)).compareTo(new BigDecimal("0.75")) >= 0;
        }
    }

    /// A change of the portfolio, at a second since the epoch.
    sealed interface Step {
        long second();

        record Buy(long second, int market, String action, BigDecimal price) implements Step {}

        record Settle(long second, int market, String outcome) implements Step {}
    }

    static Month read(InputStream markets, InputStream prices) {
        var byNo = new LinkedHashMap<Integer, Market>();
        for (String line : lines(markets)) {
            // The question can contain commas. The other fields cannot.
            String[] fields = line.split(",", -1);
            int no = Integer.parseInt(fields[0]);
            byNo.put(no, new Market(no, fields[2], fields[fields.length - 6].equals("1.0")));
        }
        var observations = new ArrayList<Observation>();
        for (String line : lines(prices)) {
            String[] fields = line.split(",", -1);
            observations.add(
                    new Observation(Integer.parseInt(fields[0]), Long.parseLong(fields[1]), new BigDecimal(fields[2])));
        }
        return new Month(byNo, observations);
    }

    /// The steps in order of time. In one second, settlements precede purchases.
    List<Step> steps() {
        var entries = new HashMap<Integer, Observation>();
        var last = new HashMap<Integer, Long>();
        var seen = new HashSet<List<Object>>();
        for (var observation : observations) {
            if (!seen.add(List.of(observation.market, observation.second))) {
                continue;
            }
            last.merge(observation.market, observation.second, Math::max);
            if (observation.isInRange()) {
                entries.merge(observation.market, observation, (a, b) -> a.second <= b.second ? a : b);
            }
        }
        var steps = new ArrayList<Step>();
        entries.values().forEach(entry -> steps.add(buy(entry)));
        markets.values()
                .forEach(market ->
                        steps.add(new Step.Settle(last.get(market.no), market.no, market.yesWon ? "YES" : "NO")));
        steps.sort(Comparator.comparingLong(Step::second)
                .thenComparing(step -> step instanceof Step.Buy)
                .thenComparing(Step::toString));
        return steps;
    }

    /// The observations as newline-delimited JSON.
    String ndjson(String marketPrefix) {
        var text = new StringBuilder();
        for (var observation : observations) {
            text.append("{\"market_id\":\"%s%d\",\"yes_price\":%s,\"timestamp\":\"%s\"}\n"
                    .formatted(
                            marketPrefix,
                            observation.market,
                            observation.yes.toPlainString(),
                            Instant.ofEpochSecond(observation.second)));
        }
        return text.toString();
    }

    private static Step buy(Observation entry) {
        var no = BigDecimal.ONE.subtract(entry.yes);
        return entry.yes.compareTo(no) >= 0
                ? new Step.Buy(entry.second, entry.market, "buy_yes", entry.yes)
                : new Step.Buy(entry.second, entry.market, "buy_no", no);
    }

    private static List<String> lines(InputStream file) {
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
