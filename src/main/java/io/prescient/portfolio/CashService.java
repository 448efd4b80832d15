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

/// Deposits and withdrawals, each executed at most once under its key.
@ApplicationScoped
public class CashService {
    @Inject
    Clock clock;

    @Inject
    IdempotencyRepository receipts;

    /// The portfolio after money came in or went out.
    @RegisterForReflection
    record Moved(long portfolioId, long seq, Instant recordedAt, EntryType type, Money amount, Money currentBalance)
            implements JsonPayload {}

    @WithTransaction
    public Uni<StoredResponse> move(long portfolioId, String key, String ifMatch, EntryType kind, CashRequest wanted) {
        var name = kind == EntryType.deposited ? "deposit" : "withdrawal";
        var request = new IdempotentRequest(key, name, "/v1/portfolios/" + portfolioId + "/" + name + "s", wanted);
        return Portfolio.findForUpdate(portfolioId)
                .chain(portfolio -> receipts.begin(portfolioId, List.of(key))
                        .chain(counter -> answer(counter, request, portfolio, ifMatch, kind, wanted)));
    }

    private Uni<StoredResponse> answer(
            IdempotentExecution counter,
            IdempotentRequest request,
            Portfolio portfolio,
            String ifMatch,
            EntryType kind,
            CashRequest wanted) {
        var outcome = counter.executeOnce(request, () -> {
            Etag.require(ifMatch, portfolio.seq());
            return decide(portfolio, kind, wanted, request.key());
        });
        return portfolio.writeJournal().chain(counter::save).replaceWith(outcome);
    }

    private CommandResult decide(Portfolio portfolio, EntryType kind, CashRequest wanted, String key) {
        if (portfolio.status == PortfolioStatus.archived) {
            return new CommandResult.Rejected(portfolio.archived());
        }
        var cash = kind == EntryType.withdrawn ? wanted.amount().negated() : wanted.amount();
        if (kind == EntryType.withdrawn
                && wanted.amount().isGreaterThan(portfolio.totals().currentBalance())) {
            return new CommandResult.Rejected(tooLittle(portfolio, wanted));
        }
        if (!portfolio.totals().canHold(cash, Shares.ZERO)) {
            return new CommandResult.Rejected(
                    Problem.of(ProblemCode.out_of_range, "So much money could outgrow the books"));
        }
        var at = clock.instant();
        long seq = portfolio.post(Posting.funds(kind, cash, new Reference(key, null, wanted.reason())), at);
        return new CommandResult.Committed(
                201,
                new Moved(
                        portfolio.portfolioId,
                        seq,
                        at,
                        kind,
                        wanted.amount(),
                        portfolio.totals().currentBalance()));
    }

    private static Problem tooLittle(Portfolio portfolio, CashRequest wanted) {
        var available = portfolio.totals().currentBalance();
        return Problem.of(
                        ProblemCode.insufficient_cash,
                        "%s was asked for, %s is there".formatted(wanted.amount(), available))
                .with("available", available)
                .with("requested", wanted.amount());
    }
}
