package io.prescient.portfolio;

import io.prescient.commit.Command;
import io.prescient.commit.Loads;
import io.prescient.commit.UnitOfWork;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.Idempotency;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Reference;
import io.prescient.money.Money;
import io.prescient.money.Shares;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deposits or withdraws cash.
///
/// @param type `deposited` or `withdrawn`
record CashCommand(
        Idempotency idempotency,
        long portfolioId,
        String key,
        @Nullable String ifMatch,
        EntryType type,
        CashRequest cash)
        implements Command<StoredResponse> {

    /// Response to a deposit or a withdrawal. `amount` is in dollars and positive in both cases.
    @RegisterForReflection
    record Moved(long portfolioId, long seq, Instant recordedAt, EntryType type, Money amount, Money currentBalance)
            implements JsonPayload {}

    @Override
    public void load(Loads loads) {
        Idempotency.load(loads, portfolioId, List.of(key));
    }

    @Override
    public StoredResponse decide(UnitOfWork work) {
        var name = type == EntryType.deposited ? "deposit" : "withdrawal";
        var request = new IdempotentRequest(key, name, "/v1/portfolios/" + portfolioId + "/" + name + "s", cash);
        var account = new Account(work, portfolioId);
        return idempotency.executeOnce(work, portfolioId, request, () -> {
            account.requireMatch(ifMatch);
            return decide(account);
        });
    }

    private CommandResult decide(Account account) {
        var state = account.state();
        var available = state.totals().currentBalance();
        boolean withdraws = type == EntryType.withdrawn;
        var change = withdraws ? cash.amount().negated() : cash.amount();
        if (state.status() == PortfolioStatus.archived) {
            return new CommandResult.Rejected(state.archived());
        }
        if (withdraws && cash.amount().isGreaterThan(available)) {
            return new CommandResult.Rejected(Problem.of(
                            ProblemCode.insufficient_cash,
                            "Insufficient cash: %s requested, %s available".formatted(cash.amount(), available))
                    .with("available", available)
                    .with("requested", cash.amount()));
        }
        if (!state.totals().canHold(change, Shares.ZERO)) {
            return new CommandResult.Rejected(
                    Problem.of(ProblemCode.out_of_range, "The portfolio's amounts would exceed their range"));
        }
        var entry = account.post(Posting.funds(type, change, new Reference(key, null, cash.reason())));
        return new CommandResult.Committed(
                201,
                new Moved(
                        portfolioId,
                        entry.seq,
                        entry.recordedAt,
                        type,
                        cash.amount(),
                        account.state().totals().currentBalance()));
    }
}
