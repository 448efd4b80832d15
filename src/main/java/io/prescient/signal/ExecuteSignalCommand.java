package io.prescient.signal;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.StoredResponse;
import io.prescient.portfolio.Account;
import io.prescient.trade.TradeSource;
import io.prescient.trade.Trading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Executes one signal. A repeated request gets the first response.
///
/// @param found the signal before the command, archived or not
record ExecuteSignalCommand(
        SignalExecutor executor,
        Trading trading,
        long portfolioId,
        AnySignal found,
        @Nullable String ifMatch) implements Command<StoredResponse> {

    @Override
    public void load(Loads loads) {
        Trading.load(loads, portfolioId, List.of(found.trade()));
        loads.add(SignalRows.BY_ID, new SignalRows.Key(portfolioId, found.id));
    }

    @Override
    public StoredResponse decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        var trade = found.trade();
        if (Idempotency.isKnown(work, trade.key())) {
            return trading.execute(account, trade, new TradeSource(found.strategyType, found.id))
                    .response();
        }
        account.requireMatch(ifMatch);
        account.state().requireNotArchived();
        var signal = work.find(SignalRows.SIGNALS, found.id);
        if (signal == null || signal.status != SignalStatus.pending) {
            throw notPending(signal == null ? found.effectiveStatus : signal.status);
        }
        return executor.execute(account, signal);
    }

    private RuntimeException notPending(SignalStatus status) {
        return Problem.of(ProblemCode.signal_not_pending, "Signal %d is %s".formatted(found.id, status))
                .with("signal_status", status)
                .asException();
    }
}
