package io.prescient.tool.verifier;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A portfolio that the check has opened; all workers trade in it.
///
/// @param markets ids of the markets that are traded in it
/// @param openTrades ids of the newest trades that are not sold completely
record CheckedPortfolio(long id, List<String> markets, List<String> openTrades) {
    /// `max_total_exposure`, low enough for workers to reach it.
    static final long MAX_INVESTED_CENTS = 200_000;

    /// `max_positions`, low enough for workers to reach it.
    static final int MAX_POSITIONS = 20;

    private static final int MAX_OPEN_TRADES = 40;

    CheckedPortfolio(long id, List<String> markets) {
        this(id, markets, new CopyOnWriteArrayList<>());
    }

    static String path(long id) {
        return "/v1/portfolios/" + id;
    }

    String path() {
        return path(id);
    }

    void addTrade(String tradeId) {
        openTrades.add(tradeId);
        if (openTrades.size() > MAX_OPEN_TRADES) {
            var _ = openTrades.removeFirst();
        }
    }

    void removeTrade(String tradeId) {
        var _ = openTrades.remove(tradeId);
    }
}
