package io.prescient.trade;

import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.http.Problem;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Lot;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.MarketRows;
import io.prescient.market.MarketRows.TradedMarket;
import io.prescient.portfolio.Account;
import io.prescient.portfolio.BalanceView;
import io.prescient.position.PositionRows;
import io.prescient.position.PositionView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Executes trades of one portfolio within a unit of work.
@ApplicationScoped
public class Trading {
    @Inject
    Idempotency idempotency;

    /// Response to an executed trade.
    @RegisterForReflection
    public record Executed(TradeView trade, PositionView position, BalanceView portfolio) implements JsonPayload {}

    /// The response to a trade.
    ///
    /// @param rejection the problem of a trade that was rejected now; null if it was executed or replayed
    public record Result(StoredResponse response, @Nullable Problem rejection) {}

    /// Loads what the trades read.
    public static void load(Loads loads, long portfolioId, List<NewTrade> trades) {
        Idempotency.load(loads, portfolioId, trades.stream().map(NewTrade::key).toList());
        loads.addAll(MarketRows.BY_ID, trades.stream().map(NewTrade::marketId).toList());
    }

    /// Executes or rejects a trade, or replays the response to an earlier request with the same trade id. A rejection
    /// is final.
    public Result execute(Account account, NewTrade trade, TradeSource source) {
        return decideOnce(account, trade, source, () -> decide(account, trade));
    }

    /// Rejects a trade with a given problem, without a decision. The rejection is final.
    public Result reject(Account account, NewTrade trade, TradeSource source, Problem problem) {
        return decideOnce(account, trade, source, () -> new TradeDecision.Rejected(problem));
    }

    private Result decideOnce(Account account, NewTrade trade, TradeSource source, Supplier<TradeDecision> decide) {
        var request = new IdempotentRequest(trade.key(), "trade", source.path(account.portfolioId()), trade);
        var stored = idempotency.findResponse(account.work(), request);
        if (stored != null) {
            return new Result(stored, null);
        }
        var result = switch (decide.get()) {
            case TradeDecision.Rejected(var problem) -> new CommandResult.Rejected(problem);
            case TradeDecision.Buy buy -> buy(account, trade, source, buy);
        };
        var response = idempotency.store(account.work(), account.portfolioId(), request, result);
        return new Result(response, result instanceof CommandResult.Rejected(var problem) ? problem : null);
    }

    private static TradeDecision decide(Account account, NewTrade trade) {
        var market = MarketRows.find(account.work(), trade.marketId());
        return TradeDecision.of(account.state(), market, trade, account.now());
    }

    private static CommandResult buy(Account account, NewTrade newTrade, TradeSource source, TradeDecision.Buy buy) {
        UnitOfWork work = account.work();
        TradedMarket traded = work.get(MarketRows.MARKETS, newTrade.marketId());
        var lot = new Lot(newTrade.key(), newTrade.marketId(), buy.shares(), buy.price(), 1, null);
        var entry = account.post(Posting.bought(newTrade.amount(), lot, Reference.request(newTrade.key())));
        var trade = Trade.of(newTrade, source, traded, buy, entry);
        var position = trade.position();
        work.put(TradeRows.TRADES, trade);
        work.put(PositionRows.POSITIONS, position);
        return new CommandResult.Committed(
                201,
                new Executed(
                        TradeView.of(trade, position, traded.market()),
                        PositionView.of(position, traded.market()),
                        BalanceView.of(account.state())));
    }
}
