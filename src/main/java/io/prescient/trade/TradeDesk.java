package io.prescient.trade;

import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Cause;
import io.prescient.journal.Posting.Lot;
import io.prescient.market.Event;
import io.prescient.market.Market;
import io.prescient.portfolio.Balance;
import io.prescient.portfolio.Portfolio;
import io.prescient.position.Position;
import io.prescient.position.PositionView;
import io.prescient.receipt.Counter;
import io.prescient.receipt.Outcome;
import io.prescient.receipt.Request;
import io.prescient.receipt.Verdict;
import io.prescient.web.Code;
import io.prescient.web.Problem;
import io.prescient.web.Saving;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the trades of one portfolio are executed one after the other, under its lock, before all is saved together.
final class TradeDesk {
    private static final Problem BATCH_REFUSED =
            Problem.of(Code.batch_refused, "Nothing of the batch was executed, because one of its trades was refused");

    private final Portfolio portfolio;
    private final Instant now;
    private final Map<String, Market> markets = new HashMap<>();
    private final Map<String, Event> events = new HashMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final Map<String, Problem> refusals = new HashMap<>();
    private Counter counter;

    /// What a client is told of an executed trade.
    record Executed(TradeView trade, PositionView position, Balance portfolio) {}

    TradeDesk(Portfolio portfolio, Instant now) {
        this.portfolio = portfolio;
        this.now = now;
    }

    void open(Counter known) {
        counter = known;
    }

    void know(List<Market> found) {
        found.forEach(market -> markets.put(market.marketId, market));
    }

    void knowEvents(List<Event> found) {
        found.forEach(event -> events.put(event.eventId, event));
    }

    List<Outcome> each(List<NewTrade> wanted) {
        return wanted.stream()
                .map(trade -> counter.once(request(trade), () -> decide(trade)))
                .toList();
    }

    /// If one is refused, nothing is bought: the others are refused for its sake, and each refusal is as final as any.
    List<Outcome> allOrNone(List<NewTrade> wanted) {
        var before = portfolio.mark();
        var outcomes = each(wanted);
        if (outcomes.stream().noneMatch(Outcome::isRefusal)) {
            return outcomes;
        }
        portfolio.returnTo(before);
        counter.forget();
        trades.clear();
        positions.clear();
        return wanted.stream()
                .map(trade -> counter.once(
                        request(trade),
                        () -> new Verdict.Refused(refusals.getOrDefault(trade.tradeId(), BATCH_REFUSED))))
                .toList();
    }

    Uni<Void> save() {
        return Saving.all(trades)
                .chain(() -> Saving.all(positions))
                .chain(portfolio::writeJournal)
                .chain(counter::save);
    }

    private Request request(NewTrade trade) {
        return new Request(trade.tradeId(), "trade", "/v1/portfolios/" + portfolio.portfolioId + "/trades", trade);
    }

    private Verdict decide(NewTrade trade) {
        var market = markets.get(trade.marketId());
        return switch (TradeDecision.of(portfolio, market, trade)) {
            case TradeDecision.Refused(var problem) -> {
                refusals.put(trade.tradeId(), problem);
                yield new Verdict.Refused(problem);
            }
            case TradeDecision.Buy buy -> buy(trade, market, buy);
        };
    }

    private Verdict buy(NewTrade wanted, Market market, TradeDecision.Buy buy) {
        var lot = new Lot(wanted.tradeId(), wanted.marketId(), buy.shares(), buy.price(), 1, null);
        long seq = portfolio.book(Posting.bought(wanted.amount(), lot, Cause.request(wanted.tradeId())), now);
        var trade = trade(wanted, market, buy, seq);
        var position = position(trade);
        trades.add(trade);
        positions.add(position);
        return new Verdict.Done(
                201,
                new Executed(
                        TradeView.of(trade, position, market),
                        PositionView.of(position, market),
                        Balance.of(portfolio)));
    }

    private Trade trade(NewTrade wanted, Market market, TradeDecision.Buy buy, long seq) {
        var trade = new Trade();
        trade.portfolioId = portfolio.portfolioId;
        trade.seq = seq;
        trade.tradeId = wanted.tradeId();
        trade.timestamp = now;
        trade.marketId = market.marketId;
        trade.marketQuestion = market.question;
        trade.action = wanted.action();
        trade.amount = wanted.amount();
        trade.entryPrice = buy.price();
        trade.shares = buy.shares();
        trade.confidence = wanted.confidence();
        trade.reason = wanted.reason();
        trade.eventId = market.eventId;
        var event = events.get(market.eventId);
        if (event != null) {
            trade.eventTitle = event.title;
            trade.eventEndDate = event.endDate;
        }
        return trade;
    }

    private static Position position(Trade trade) {
        var position = new Position();
        position.portfolioId = trade.portfolioId;
        position.seq = trade.seq;
        position.tradeId = trade.tradeId;
        position.marketId = trade.marketId;
        position.marketQuestion = trade.marketQuestion;
        position.action = trade.action;
        position.amount = trade.amount;
        position.entryPrice = trade.entryPrice;
        position.entryTimestamp = trade.timestamp;
        position.shares = trade.shares;
        position.openShares = trade.shares;
        position.openCost = trade.amount;
        return position;
    }
}
