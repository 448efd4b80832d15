package io.prescient.trade;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

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
import io.prescient.persistence.BulkPersist;
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

/// Executes trades of one portfolio one after another, under the portfolio's lock. {@link #save} then stores all
/// results together.
public final class TradeExecutor {
    private static final Problem BATCH_REJECTED = Problem.of(
            ProblemCode.batch_rejected, "No trade of the batch was executed, because another trade of it was rejected");

    private final Portfolio portfolio;
    private final Instant now;
    private final IdempotentExecution execution;
    private final Map<String, Market> markets;
    private final Map<String, Event> events;
    private final List<Trade> trades = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final Map<String, Problem> rejections = new HashMap<>();

    /// Response to an executed trade.
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

    /// Returns the idempotent execution of this transaction. Other requests of the portfolio use it, too.
    public IdempotentExecution execution() {
        return execution;
    }

    /// Fails if `ifMatch` is not the portfolio's current ETag and at least one key is new. Requests with known keys
    /// only are replayed without this check.
    public void requireMatch(String ifMatch, Collection<String> keys) {
        if (execution.hasNew(keys)) {
            Etag.require(ifMatch, portfolio.seq());
        }
    }

    /// Returns a market that this executor was opened for; null if it is unknown.
    public Market market(String marketId) {
        return markets.get(marketId);
    }

    /// Returns the event of such a market; null if it has no event or the event is unknown.
    public Event eventOf(Market market) {
        return events.get(market.eventId);
    }

    /// Executes or rejects a trade of the portfolio's strategy, or replays the response to an earlier request with the
    /// same trade id. A rejection is final.
    public StoredResponse execute(NewTrade trade) {
        return execute(trade, portfolioSource());
    }

    /// Executes a trade in the same way, for another source.
    public StoredResponse execute(NewTrade trade, TradeSource source) {
        return execution.executeOnce(request(trade, source), () -> decide(trade, source));
    }

    /// Rejects a trade with a given problem, without a decision. The rejection is final.
    public StoredResponse reject(NewTrade trade, TradeSource source, Problem problem) {
        return execution.executeOnce(request(trade, source), () -> rejected(trade, problem));
    }

    /// Returns the problem with which this executor rejected the trade; null if it did not.
    public Problem rejectionOf(NewTrade trade) {
        return rejections.get(trade.tradeId());
    }

    List<StoredResponse> executeAll(List<NewTrade> newTrades) {
        return newTrades.stream().map(this::execute).toList();
    }

    /// Executes all trades, or rejects all if one is rejected. The other trades are rejected with `batch_rejected`;
    /// each rejection is final.
    List<StoredResponse> executeAtomically(List<NewTrade> newTrades) {
        var savepoint = portfolio.savepoint();
        var responses = executeAll(newTrades);
        if (responses.stream().noneMatch(StoredResponse::isRejection)) {
            return responses;
        }
        portfolio.rollbackTo(savepoint);
        execution.discard();
        trades.clear();
        positions.clear();
        return newTrades.stream()
                .map(trade ->
                        reject(trade, portfolioSource(), rejections.getOrDefault(trade.tradeId(), BATCH_REJECTED)))
                .toList();
    }

    /// Stores trades, positions, journal entries and responses.
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
            case TradeDecision.Rejected(var problem) -> rejected(trade, problem);
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
