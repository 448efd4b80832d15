package io.prescient.tool.verifier;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A portfolio that this run has opened; the bots share it.
///
/// @param markets that are traded in it
/// @param lots ids of the newest trades
record CheckedPortfolio(long id, List<String> markets, List<String> lots) {
    /// Cents: `max_total_exposure`, which bots reach.
    static final long MOST_INVESTED = 200_000;

    /// `max_positions`, which bots reach, too.
    static final int MOST_POSITIONS = 20;

    private static final int KEPT = 40;

    CheckedPortfolio(long id, List<String> markets) {
        this(id, markets, new CopyOnWriteArrayList<>());
    }

    String path() {
        return "/v1/portfolios/" + id;
    }

    void bought(String tradeId) {
        lots.add(tradeId);
        if (lots.size() > KEPT) {
            var _ = lots.removeFirst();
        }
    }

    void soldAll(String tradeId) {
        var _ = lots.remove(tradeId);
    }
}
