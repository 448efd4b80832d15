package io.prescient.portfolio;

import io.prescient.http.Etag;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.idempotency.CommandResult;
import io.prescient.idempotency.IdempotencyRepository;
import io.prescient.idempotency.IdempotentExecution;
import io.prescient.idempotency.IdempotentRequest;
import io.prescient.idempotency.JsonPayload;
import io.prescient.idempotency.StoredResponse;
import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Reference;
import io.prescient.money.Money;
import io.prescient.money.Shares;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Executes deposits and withdrawals, each at most once per idempotency key.
@ApplicationScoped
public class CashService {
    @Inject
    Clock clock;

    @Inject
    IdempotencyRepository idempotency;

    /// Response to a deposit or a withdrawal. `amount` is in dollars and positive in both cases.
    @RegisterForReflection
    record Moved(long portfolioId, long seq, Instant recordedAt, EntryType type, Money amount, Money currentBalance)
            implements JsonPayload {}

    @WithTransaction
    public Uni<StoredResponse> move(
            long portfolioId, String key, String ifMatch, EntryType type, CashRequest cashRequest) {
        var name = type == EntryType.deposited ? "deposit" : "withdrawal";
        var request = new IdempotentRequest(key, name, "/v1/portfolios/" + portfolioId + "/" + name + "s", cashRequest);
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> idempotency
                        .begin(portfolioId, List.of(key))
                        .chain(execution -> execute(execution, request, portfolio, ifMatch, type, cashRequest)));
    }

    private Uni<StoredResponse> execute(
            IdempotentExecution execution,
            IdempotentRequest request,
            Portfolio portfolio,
            String ifMatch,
            EntryType type,
            CashRequest cashRequest) {
        var response = execution.executeOnce(request, () -> {
            Etag.require(ifMatch, portfolio.seq());
            return decide(portfolio, type, cashRequest, request.key());
        });
        return portfolio.writeJournal().chain(execution::save).replaceWith(response);
    }

    private CommandResult decide(Portfolio portfolio, EntryType type, CashRequest cashRequest, String key) {
        if (portfolio.status == PortfolioStatus.archived) {
            return new CommandResult.Rejected(portfolio.archived());
        }
        var cash = type == EntryType.withdrawn ? cashRequest.amount().negated() : cashRequest.amount();
        if (type == EntryType.withdrawn
                && cashRequest.amount().isGreaterThan(portfolio.totals().currentBalance())) {
            return new CommandResult.Rejected(insufficientCash(portfolio, cashRequest));
        }
        if (!portfolio.totals().canHold(cash, Shares.ZERO)) {
            return new CommandResult.Rejected(
                    Problem.of(ProblemCode.out_of_range, "The portfolio's amounts would exceed their range"));
        }
        var at = clock.instant();
        long seq = portfolio.post(Posting.funds(type, cash, new Reference(key, null, cashRequest.reason())), at);
        return new CommandResult.Committed(
                201,
                new Moved(
                        portfolio.portfolioId,
                        seq,
                        at,
                        type,
                        cashRequest.amount(),
                        portfolio.totals().currentBalance()));
    }

    private static Problem insufficientCash(Portfolio portfolio, CashRequest cashRequest) {
        var available = portfolio.totals().currentBalance();
        return Problem.of(
                        ProblemCode.insufficient_cash,
                        "Insufficient cash: %s requested, %s available".formatted(cashRequest.amount(), available))
                .with("available", available)
                .with("requested", cashRequest.amount());
    }
}
