package io.prescient.trade;

import io.prescient.market.Event;
import io.prescient.market.Market;
import io.prescient.portfolio.Portfolio;
import io.prescient.receipt.Outcome;
import io.prescient.receipt.Receipts;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/// Executes trades: one, or up to a thousand under one lock, each at most once under its trade id.
@ApplicationScoped
public class TradeService {
    @Inject
    Clock clock;

    @Inject
    Receipts receipts;

    /// One trade; its outcome is final, a refusal too.
    @WithTransaction
    public Uni<Outcome> place(long portfolioId, NewTrade trade) {
        return execute(portfolioId, List.of(trade), false).map(List::getFirst);
    }

    /// Several trades in order, an outcome each; an atomic batch is executed as a whole or refused as a whole.
    @WithTransaction
    public Uni<List<Outcome>> placeAll(long portfolioId, List<NewTrade> trades, boolean atomic) {
        return execute(portfolioId, trades, atomic);
    }

    private Uni<List<Outcome>> execute(long portfolioId, List<NewTrade> trades, boolean atomic) {
        return Portfolio.locked(portfolioId)
                .chain(portfolio -> load(portfolio, trades))
                .chain(desk -> {
                    var outcomes = atomic ? desk.allOrNone(trades) : desk.each(trades);
                    return desk.save().replaceWith(outcomes);
                });
    }

    private Uni<TradeDesk> load(Portfolio portfolio, List<NewTrade> trades) {
        var desk = new TradeDesk(portfolio, clock.instant());
        return receipts.counter(
                        portfolio.portfolioId,
                        trades.stream().map(NewTrade::tradeId).toList())
                .invoke(desk::open)
                .chain(() -> Market.keptAsTheyAre(
                        trades.stream().map(NewTrade::marketId).distinct().toList()))
                .invoke(desk::know)
                .chain(markets -> Event.of(markets.stream()
                        .map(market -> market.eventId)
                        .filter(Objects::nonNull)
                        .toList()))
                .invoke(desk::knowEvents)
                .replaceWith(desk);
    }
}
