package io.prescient.trade;

import io.prescient.idempotency.StoredResponse;
import io.prescient.portfolio.Portfolio;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Executes one trade, or a batch under one lock of the portfolio. Each trade is executed at most once per trade id.
@ApplicationScoped
public class TradeService {
    @Inject
    TradeExecutorFactory executors;

    /// Executes one trade. The response is final, also if the trade is rejected.
    @WithTransaction
    public Uni<StoredResponse> place(long portfolioId, String ifMatch, NewTrade trade) {
        return execute(portfolioId, ifMatch, List.of(trade), false).map(List::getFirst);
    }

    /// Executes trades in order and returns a response for each. An atomic batch is executed or rejected as a whole.
    @WithTransaction
    public Uni<List<StoredResponse>> placeAll(long portfolioId, String ifMatch, List<NewTrade> trades, boolean atomic) {
        return execute(portfolioId, ifMatch, trades, atomic);
    }

    private Uni<List<StoredResponse>> execute(long portfolioId, String ifMatch, List<NewTrade> trades, boolean atomic) {
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> executors.open(portfolio, ids(trades), marketIds(trades)))
                .invoke(executor -> executor.requireMatch(ifMatch, ids(trades)))
                .chain(executor -> {
                    var responses = atomic ? executor.executeAtomically(trades) : executor.executeAll(trades);
                    return executor.save().replaceWith(responses);
                });
    }

    private static List<String> ids(List<NewTrade> trades) {
        return trades.stream().map(NewTrade::tradeId).toList();
    }

    private static List<String> marketIds(List<NewTrade> trades) {
        return trades.stream().map(NewTrade::marketId).distinct().toList();
    }
}
