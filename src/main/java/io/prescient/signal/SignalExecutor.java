package io.prescient.signal;

import io.prescient.http.BulkPersist;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.StoredResponse;
import io.prescient.market.Market;
import io.prescient.trade.TradeExecutor;
import io.prescient.trade.TradeSource;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/// Where signals of one portfolio are proposed and decided on, at the desk and under the lock of its trades.
public final class SignalExecutor {
    private final TradeExecutor trades;

    public SignalExecutor(TradeExecutor trades) {
        this.trades = trades;
    }

    /// Stores proposals, as their markets look now; all of them or, if a market is not known, none.
    public Uni<List<Signal>> propose(List<NewSignal> wanted) {
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < wanted.size(); i++) {
            signals.add(signal(wanted.get(i), i));
        }
        return BulkPersist.all(signals).replaceWith(signals);
    }

    /// Executes a pending signal, or rejects it for good, or finds it expired.
    public StoredResponse execute(Signal signal) {
        var trade = signal.trade();
        var origin = new TradeSource(signal.strategyType, signal.id);
        if (signal.hasExpired(trades.now())) {
            signal.expire(trades.now());
            return trades.refuse(trade, origin, expired(signal));
        }
        var outcome = trades.execute(trade, origin);
        if (outcome.isRejection()) {
            signal.reject(trades.refusalOf(trade), trades.now());
        } else {
            signal.execute(trades.now());
        }
        return outcome;
    }

    /// Executes several in their order.
    ///
    /// @param left how many more are pending and were not asked for
    public SignalExecutions executeEach(List<Signal> signals, long left) {
        return SignalExecutions.of(
                signals.stream()
                        .map(signal -> SignalExecutions.item(signal, execute(signal)))
                        .toList(),
                left);
    }

    private Signal signal(NewSignal wanted, int index) {
        var market = trades.market(wanted.marketId());
        if (market == null) {
            throw Problem.of(ProblemCode.market_unknown, "There is no market " + wanted.marketId())
                    .with("market_id", wanted.marketId())
                    .with("index", index)
                    .asException();
        }
        var signal = new Signal();
        signal.portfolioId = trades.portfolio().portfolioId;
        signal.strategyType = wanted.strategyType() == null ? trades.portfolio().strategyType : wanted.strategyType();
        signal.timestamp = trades.now();
        signal.action = wanted.action();
        signal.targetPrice = wanted.targetPrice();
        signal.amount = wanted.amount();
        signal.confidence = wanted.confidence();
        signal.reason = wanted.reason();
        signal.expiresAt = wanted.expiresAt();
        describe(signal, market);
        return signal;
    }

    private void describe(Signal signal, Market market) {
        signal.marketId = market.marketId;
        signal.marketQuestion = market.question;
        signal.yesPrice = market.yesPrice;
        signal.noPrice = market.noPrice;
        signal.marketLiquidity = market.liquidity;
        signal.marketVolume = market.volume;
        signal.eventId = market.eventId;
        var event = trades.eventOf(market);
        if (event != null) {
            signal.eventTitle = event.title;
            signal.eventEndDate = event.endDate;
        }
    }

    private static Problem expired(Signal signal) {
        return Problem.of(ProblemCode.signal_expired, "Signal %d expired at %s".formatted(signal.id, signal.expiresAt))
                .with("signal_id", signal.id)
                .with("expires_at", signal.expiresAt);
    }
}
