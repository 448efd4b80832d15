package io.prescient.trade;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.prescient.http.BulkPersist;
import io.prescient.http.Etag;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.IdempotentExecution;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Lot;
import io.prescient.journal.Posting.Reference;
import io.prescient.market.Event;
import io.prescient.market.Market;
import io.prescient.portfolio.BalanceView;
import io.prescient.portfolio.Portfolio;
import io.prescient.position.Position;
import io.prescient.position.PositionView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the trades of one portfolio are executed one after the other, under its lock, before all is saved together.
public final class TradeExecutor {
    private static final Problem BATCH_REJECTED = Problem.of(
            ProblemCode.batch_rejected, "Nothing of the batch was executed, because one of its trades was refused");

    private final Portfolio portfolio;
    private final Instant now;
    private final IdempotentExecution execution;
    private final Map<String, Market> markets;
    private final Map<String, Event> events;
    private final List<Trade> trades = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final Map<String, Problem> rejections = new HashMap<>();

    /// What a client is told of an executed trade.
    @RegisterForReflection
    public record Executed(TradeView trade, PositionView position, BalanceView portfolio) implements JsonPayload {}

    TradeExecutor(
            Portfolio portfolio, IdempotentExecution execution, List<Market> markets, List<Event> events, Instant now) {
        this.portfolio = portfolio;
        this.execution = execution;
        this.markets = markets.stream().collect(toMap(market -> market.marketId, identity()));
        this.events = events.stream().collect(toMap(event -> event.eventId, identity()));
        this.now = now;
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    public Instant now() {
        return now;
    }

    /// Where the portfolio's other requests of this transaction are answered.
    public IdempotentExecution counter() {
        return execution;
    }

    /// Refuses new requests of a client that has not seen the portfolio's last change; those with known keys pass.
    public void requireMatch(String ifMatch, Collection<String> keys) {
        if (execution.hasNew(keys)) {
            Etag.require(ifMatch, portfolio.seq());
        }
    }

    /// A market that the desk was opened for; null if it is not known.
    public Market market(String marketId) {
        return markets.get(marketId);
    }

    /// The event of a market that the desk was opened for; null if it has none that is known.
    public Event eventOf(Market market) {
        return events.get(market.eventId);
    }

    /// Executes a trade of the portfolio's strategy, or refuses it for good, or tells what became of it before.
    public StoredResponse execute(NewTrade trade) {
        return execute(trade, portfolioSource());
    }

    public StoredResponse execute(NewTrade trade, TradeSource source) {
        return execution.executeOnce(request(trade, source), () -> decide(trade, source));
    }

    /// Refuses a trade for good, for a reason that lies before all that a desk judges.
    public StoredResponse refuse(NewTrade trade, TradeSource source, Problem problem) {
        return execution.executeOnce(request(trade, source), () -> rejected(trade, problem));
    }

    /// Why this trade was refused here; null if it was not.
    public Problem refusalOf(NewTrade trade) {
        return rejections.get(trade.tradeId());
    }

    List<StoredResponse> executeAll(List<NewTrade> newTrades) {
        return newTrades.stream().map(this::execute).toList();
    }

    /// If one is refused, nothing is bought: the others are refused for its sake, and each refusal is as final as any.
    List<StoredResponse> executeAtomically(List<NewTrade> newTrades) {
        var savepoint = portfolio.mark();
        var responses = executeAll(newTrades);
        if (responses.stream().noneMatch(StoredResponse::isRejection)) {
            return responses;
        }
        portfolio.returnTo(savepoint);
        execution.discard();
        trades.clear();
        positions.clear();
        return newTrades.stream()
                .map(trade -> refuse(trade, portfolioSource(), rejections.getOrDefault(trade.tradeId(), BATCH_REJECTED)))
                .toList();
    }

    /// Stores all that was done here.
    public Uni<Void> save() {
        return BulkPersist.all(trades)
                .chain(() -> BulkPersist.all(positions))
                .chain(portfolio::writeJournal)
                .chain(execution::save);
    }

    private TradeSource portfolioSource() {
        return new TradeSource(portfolio.strategyType, null);
    }

    private IdempotentRequest request(NewTrade trade, TradeSource source) {
        return new IdempotentRequest(trade.tradeId(), "trade", source.path(portfolio.portfolioId), trade);
    }

    private CommandResult decide(NewTrade trade, TradeSource source) {
        var market = markets.get(trade.marketId());
        return switch (TradeDecision.of(portfolio, market, trade, now)) {
            case TradeDecision.Refused(var problem) -> rejected(trade, problem);
            case TradeDecision.Buy buy -> buy(trade, source, market, buy);
        };
    }

    private CommandResult rejected(NewTrade trade, Problem problem) {
        rejections.put(trade.tradeId(), problem);
        return new CommandResult.Rejected(problem);
    }

    private CommandResult buy(NewTrade newTrade, TradeSource source, Market market, TradeDecision.Buy buy) {
        var lot = new Lot(newTrade.tradeId(), newTrade.marketId(), buy.shares(), buy.price(), 1, null);
        long seq = portfolio.post(Posting.bought(newTrade.amount(), lot, Reference.request(newTrade.tradeId())), now);
        var trade = Trade.of(newTrade, source, market, eventOf(market));
        trade.portfolioId = portfolio.portfolioId;
        trade.seq = seq;
        trade.timestamp = portfolio.lastUpdated;
        trade.entryPrice = buy.price();
        trade.shares = buy.shares();
        var position = trade.position();
        trades.add(trade);
        positions.add(position);
        return new CommandResult.Committed(
                201,
                new Executed(
                        TradeView.of(trade, position, market),
                        PositionView.of(position, market),
                        BalanceView.of(portfolio)));
    }
}
