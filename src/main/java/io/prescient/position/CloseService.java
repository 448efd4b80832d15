package io.prescient.position;

import io.prescient.http.Etag;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.IdempotencyRepository;
import io.prescient.idempotency.IdempotentExecution;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.Market;
import io.prescient.market.MarketRepository;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.BalanceView;
import io.prescient.portfolio.Portfolio;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Sells positions fully or partly, each request at most once per idempotency key.
@ApplicationScoped
public class CloseService {
    @Inject
    Clock clock;

    @Inject
    IdempotencyRepository idempotency;

    /// Response to a sale: the sold shares, their price, proceeds and profit, then the position and the portfolio after
    /// it.
    @RegisterForReflection
    record Sold(
            Shares shares, Price price, Money proceeds, Money realizedPnl, PositionView position, BalanceView portfolio)
            implements JsonPayload {}

    /// The data of a decision, read under the portfolio's lock.
    private record LockedState(Portfolio portfolio, IdempotentExecution execution, Position position, Market market) {}

    /// Two requests with the same key are equal if the position and the request body are equal.
    @RegisterForReflection
    private record Fingerprint(String tradeId, CloseRequest close) implements JsonPayload {}

    @WithTransaction
    public Uni<StoredResponse> close(long portfolioId, String tradeId, String key, String ifMatch, CloseRequest close) {
        var path = "/v1/portfolios/%d/positions/%s/close".formatted(portfolioId, tradeId);
        var request = new IdempotentRequest(key, "close", path, new Fingerprint(tradeId, close));
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> load(portfolio, tradeId, key))
                .chain(state -> execute(state, request, ifMatch, close));
    }

    private Uni<LockedState> load(Portfolio portfolio, String tradeId, String key) {
        return Position.ofTrade(portfolio.portfolioId, tradeId)
                .onItem()
                .ifNull()
                .failWith(() -> PositionRepository.notFound(tradeId))
                .chain(position -> MarketRepository.findForTrading(List.of(position.marketId))
                        .map(markets -> new LockedState(
                                portfolio, null, position, markets.isEmpty() ? null : markets.getFirst())))
                .chain(state -> idempotency
                        .begin(portfolio.portfolioId, List.of(key))
                        .map(execution -> new LockedState(portfolio, execution, state.position, state.market)));
    }

    private Uni<StoredResponse> execute(
            LockedState state, IdempotentRequest request, String ifMatch, CloseRequest close) {
        var response = state.execution.executeOnce(request, () -> {
            Etag.require(ifMatch, state.portfolio.seq());
            return decide(state, request.key(), close);
        });
        return state.portfolio.writeJournal().chain(state.execution::save).replaceWith(response);
    }

    private CommandResult decide(LockedState state, String key, CloseRequest close) {
        var now = clock.instant();
        return switch (CloseDecision.of(state.portfolio, state.position, state.market, close, now)) {
            case CloseDecision.Rejected rejection -> new CommandResult.Rejected(rejection.problem());
            case CloseDecision.Sell sell -> sell(state, sell, new Reference(key, null, close.reason()), now);
        };
    }

    private CommandResult sell(LockedState state, CloseDecision.Sell sell, Reference reference, Instant at) {
        var posting = state.position.sell(sell.shares(), sell.price(), at, reference);
        state.portfolio.post(posting, at);
        return new CommandResult.Committed(
                200,
                new Sold(
                        sell.shares(),
                        sell.price(),
                        posting.cash(),
                        posting.realizedPnl(),
                        PositionView.of(state.position, state.market),
                        BalanceView.of(state.portfolio)));
    }
}
