package io.prescient.signal;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.StoredResponse;
import io.prescient.market.MarketRows;
import io.prescient.market.MarketRows.TradedMarket;
import io.prescient.portfolio.Account;
import io.prescient.trade.TradeSource;
import io.prescient.trade.Trading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// Stores and executes the signals of one portfolio within a unit of work.
@ApplicationScoped
public class SignalExecutor {
    @Inject
    Trading trading;

    /// Stores proposals with the current data of their markets. If a market does not exist, it fails with
    /// `market_unknown` and the index of the first such proposal, and stores none.
    ///
    /// @param ids one id per proposal
    public List<Signal> propose(Account account, List<NewSignal> proposals, List<Long> ids) {
        var signals = new ArrayList<Signal>();
        for (int i = 0; i < proposals.size(); i++) {
            var signal = signal(account, proposals.get(i), i);
            signal.id = ids.get(i);
            signals.add(signal);
        }
        signals.forEach(signal -> account.work().put(SignalRows.SIGNALS, signal));
        return signals;
    }

    /// Executes a pending signal. The signal becomes executed, rejected or expired, and this status is final.
    public StoredResponse execute(Account account, Signal signal) {
        var trade = signal.trade();
        var source = new TradeSource(signal.strategyType, signal.id);
        var now = account.now();
        if (signal.hasExpired(now)) {
            account.work().put(SignalRows.SIGNALS, signal.expired(now));
            return trading.reject(account, trade, source, expired(signal)).response();
        }
        var result = trading.execute(account, trade, source);
        account.work()
                .put(
                        SignalRows.SIGNALS,
                        result.rejection() == null ? signal.executed(now) : signal.rejected(result.rejection(), now));
        return result.response();
    }

    /// Executes several signals in the given order.
    ///
    /// @param pendingCount number of signals that stay pending after this request
    public SignalExecutions executeEach(Account account, List<Signal> signals, long pendingCount) {
        return SignalExecutions.of(
                signals.stream()
                        .map(signal -> SignalExecutions.item(signal, execute(account, signal)))
                        .toList(),
                pendingCount);
    }

    private static Signal signal(Account account, NewSignal proposal, int index) {
        var traded = account.work().find(MarketRows.MARKETS, proposal.marketId());
        if (traded == null) {
            throw Problem.of(ProblemCode.market_unknown, "There is no market " + proposal.marketId())
                    .with("market_id", proposal.marketId())
                    .with("index", index)
                    .asException();
        }
        var signal = new Signal();
        signal.portfolioId = account.portfolioId();
        signal.strategyType =
                proposal.strategyType() == null ? account.state().strategyType() : proposal.strategyType();
        signal.timestamp = account.now();
        signal.action = proposal.action();
        signal.targetPrice = proposal.targetPrice();
        signal.amount = proposal.amount();
        signal.confidence = proposal.confidence();
        signal.reason = proposal.reason();
        signal.expiresAt = proposal.expiresAt();
        describe(signal, traded);
        return signal;
    }

    private static void describe(Signal signal, TradedMarket traded) {
        var market = traded.market();
        signal.marketId = market.marketId;
        signal.marketQuestion = market.question;
        signal.yesPrice = market.yesPrice;
        signal.noPrice = market.noPrice;
        signal.marketLiquidity = market.liquidity;
        signal.marketVolume = market.volume;
        signal.eventId = market.eventId;
        if (traded.event() != null) {
            signal.eventTitle = traded.event().title;
            signal.eventEndDate = traded.event().endDate;
        }
    }

    private static Problem expired(Signal signal) {
        return Problem.of(ProblemCode.signal_expired, "Signal %d expired at %s".formatted(signal.id, signal.expiresAt))
                .with("signal_id", signal.id)
                .with("expires_at", signal.expiresAt);
    }
}
