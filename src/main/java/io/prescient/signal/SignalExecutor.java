package io.prescient.signal;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.StoredResponse;
import io.prescient.market.Market;
import io.prescient.persistence.BulkPersist;
import io.prescient.trade.TradeExecutor;
import io.prescient.trade.TradeSource;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/// Stores and executes the signals of one portfolio with its trade executor, under the lock of the portfolio.
public final class SignalExecutor {
    private final TradeExecutor trades;

    public SignalExecutor(TradeExecutor trades) {
        this.trades = trades;
    }

    /// Stores proposals with the current data of their markets. If a market does not exist, it fails with
    /// `market_unknown` and the index of the first such proposal, and stores none.
    public Uni<List<Signal>> propose(List<NewSignal> proposals) {
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < proposals.size(); i++) {
            signals.add(signal(proposals.get(i), i));
        }
        return BulkPersist.all(signals).replaceWith(signals);
    }

    /// Executes a pending signal. The signal becomes executed, rejected or expired, and this status is final.
    public StoredResponse execute(Signal signal) {
        var trade = signal.trade();
        var source = new TradeSource(signal.strategyType, signal.id);
        if (signal.hasExpired(trades.now())) {
            signal.expire(trades.now());
            return trades.reject(trade, source, expired(signal));
        }
        var response = trades.execute(trade, source);
        if (response.isRejection()) {
            signal.reject(trades.rejectionOf(trade), trades.now());
        } else {
            signal.execute(trades.now());
        }
        return response;
    }

    /// Executes several signals in the given order.
    ///
    /// @param pendingCount number of signals that stay pending after this request
    public SignalExecutions executeEach(List<Signal> signals, long pendingCount) {
        return SignalExecutions.of(
                signals.stream()
                        .map(signal -> SignalExecutions.item(signal, execute(signal)))
                        .toList(),
                pendingCount);
    }

    private Signal signal(NewSignal proposal, int index) {
        var market = trades.market(proposal.marketId());
        if (market == null) {
            throw Problem.of(ProblemCode.market_unknown, "There is no market " + proposal.marketId())
                    .with("market_id", proposal.marketId())
                    .with("index", index)
                    .asException();
        }
        var signal = new Signal();
        signal.portfolioId = trades.portfolio().portfolioId;
        signal.strategyType =
                proposal.strategyType() == null ? trades.portfolio().strategyType : proposal.strategyType();
        signal.timestamp = trades.now();
        signal.action = proposal.action();
        signal.targetPrice = proposal.targetPrice();
        signal.amount = proposal.amount();
        signal.confidence = proposal.confidence();
        signal.reason = proposal.reason();
        signal.expiresAt = proposal.expiresAt();
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
