package io.prescient.position;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.Market;
import io.prescient.market.MarketRows;
import io.prescient.money.Money;
import io.prescient.money.Price;
import io.prescient.money.Shares;
import io.prescient.portfolio.Account;
import io.prescient.portfolio.BalanceView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sells a position fully or partly.
record CloseCommand(
        Idempotency idempotency,
        long portfolioId,
        String tradeId,
        String key,
        @Nullable String ifMatch,
        CloseRequest close)
        implements Command<StoredResponse> {

    /// Response to a sale: the sold shares, their price, proceeds and profit, then the position and the portfolio after
    /// it.
    @RegisterForReflection
    record Sold(
            Shares shares, Price price, Money proceeds, Money realizedPnl, PositionView position, BalanceView portfolio)
            implements JsonPayload {}

    /// Two requests with the same key are equal if the position and the request body are equal.
    @RegisterForReflection
    private record Fingerprint(String tradeId, CloseRequest close) implements JsonPayload {}

    @Override
    public void load(Loads loads) {
        Idempotency.load(loads, portfolioId, List.of(key));
        loads.add(PositionRows.BY_TRADE, new PositionRows.Key(portfolioId, tradeId));
        loads.add(PositionRows.MARKET_BY_TRADE, new PositionRows.Key(portfolioId, tradeId));
    }

    @Override
    public StoredResponse decide(UnitOfWork work) {
        var path = "/v1/portfolios/%d/positions/%s/close".formatted(portfolioId, tradeId);
        var request = new IdempotentRequest(key, "close", path, new Fingerprint(tradeId, close));
        var account = new Account(work, portfolioId);
        var position = work.find(PositionRows.POSITIONS, tradeId);
        if (position == null) {
            throw PositionRepository.notFound(tradeId);
        }
        return idempotency.executeOnce(work, portfolioId, request, () -> {
            account.requireMatch(ifMatch);
            return decide(account, position);
        });
    }

    private CommandResult decide(Account account, Position position) {
        var market = MarketRows.find(account.work(), position.marketId);
        return switch (CloseDecision.of(account.state(), position, market, close, account.now())) {
            case CloseDecision.Rejected(var problem) -> new CommandResult.Rejected(problem);
            case CloseDecision.Sell sell -> sell(account, position, market, sell);
        };
    }

    private CommandResult sell(Account account, Position position, @Nullable Market market, CloseDecision.Sell sell) {
        var reference = new Reference(key, null, close.reason());
        var change = position.sell(sell.shares(), sell.price(), account.now(), reference);
        account.work().put(PositionRows.POSITIONS, change.position());
        account.post(change.posting());
        return new CommandResult.Committed(
                200,
                new Sold(
                        sell.shares(),
                        sell.price(),
                        change.posting().cash(),
                        change.posting().realizedPnl(),
                        PositionView.of(change.position(), market),
                        BalanceView.of(account.state())));
    }
}
