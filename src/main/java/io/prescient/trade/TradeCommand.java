package io.prescient.trade;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.StoredResponse;
import io.prescient.portfolio.Account;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Executes trades in order and returns a response for each.
///
/// @param ifMatch the ETag that the portfolio must have; checked if at least one trade id is new
/// @param atomic whether all trades are rejected if one is
record TradeCommand(
        Trading trading, long portfolioId, @Nullable String ifMatch, List<NewTrade> trades, boolean atomic)
        implements Command<List<StoredResponse>> {
    private static final Problem BATCH_REJECTED = Problem.of(
            ProblemCode.batch_rejected, "No trade of the batch was executed, because another trade of it was rejected");

    @Override
    public int weight() {
        return trades.size();
    }

    @Override
    public void load(Loads loads) {
        Trading.load(loads, portfolioId, trades);
    }

    @Override
    public List<StoredResponse> decide(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        if (!trades.stream().allMatch(trade -> Idempotency.isKnown(work, trade.key()))) {
            account.requireMatch(ifMatch);
        }
        if (!atomic) {
            return responses(executeAll(work));
        }
        var results = work.attempt(this::executeAll, all -> all.stream().noneMatch(TradeCommand::isRejection));
        return results.stream().noneMatch(TradeCommand::isRejection) ? responses(results) : rejectAll(account, results);
    }

    private List<Trading.Result> executeAll(UnitOfWork work) {
        var account = new Account(work, portfolioId);
        return trades.stream()
                .map(trade -> trading.execute(account, trade, source(account)))
                .toList();
    }

    /// Rejects each trade with its own problem, or with `batch_rejected` if it has none. Each rejection is final.
    private List<StoredResponse> rejectAll(Account account, List<Trading.Result> results) {
        var rejected = new ArrayList<Trading.Result>();
        for (int i = 0; i < trades.size(); i++) {
            var own = results.get(i).rejection();
            rejected.add(trading.reject(account, trades.get(i), source(account), own == null ? BATCH_REJECTED : own));
        }
        return responses(rejected);
    }

    private static boolean isRejection(Trading.Result result) {
        return result.response().isRejection();
    }

    private static List<StoredResponse> responses(List<Trading.Result> results) {
        return results.stream().map(Trading.Result::response).toList();
    }

    private static TradeSource source(Account account) {
        return new TradeSource(account.state().strategyType(), null);
    }
}
