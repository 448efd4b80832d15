package io.prescient.portfolio;

import io.prescient.journal.Kind;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Cause;
import io.prescient.money.Money;
import io.prescient.money.Shares;
import io.prescient.receipt.Counter;
import io.prescient.receipt.Outcome;
import io.prescient.receipt.Receipts;
import io.prescient.receipt.Request;
import io.prescient.receipt.Verdict;
import io.prescient.receipt.Written;
import io.prescient.web.Code;
import io.prescient.web.Etag;
import io.prescient.web.Problem;
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
    Receipts receipts;

    /// The portfolio after money came in or went out.
    @RegisterForReflection
    record Moved(long portfolioId, long seq, Instant recordedAt, Kind type, Money amount, Money currentBalance)
            implements Written {}

    @WithTransaction
    public Uni<Outcome> move(long portfolioId, String key, String ifMatch, Kind kind, NewCash wanted) {
        var name = kind == Kind.deposited ? "deposit" : "withdrawal";
        var request = new Request(key, name, "/v1/portfolios/" + portfolioId + "/" + name + "s", wanted);
        return Portfolio.locked(portfolioId)
                .chain(portfolio -> receipts.counter(portfolioId, List.of(key))
                        .chain(counter -> answer(counter, request, portfolio, ifMatch, kind, wanted)));
    }

    private Uni<Outcome> answer(
            Counter counter, Request request, Portfolio portfolio, String ifMatch, Kind kind, NewCash wanted) {
        var outcome = counter.once(request, () -> {
            Etag.require(ifMatch, portfolio.seq());
            return decide(portfolio, kind, wanted, request.key());
        });
        return portfolio.writeJournal().chain(counter::save).replaceWith(outcome);
    }

    private Verdict decide(Portfolio portfolio, Kind kind, NewCash wanted, String key) {
        if (portfolio.status == Status.archived) {
            return new Verdict.Refused(portfolio.archived());
        }
        var cash = kind == Kind.withdrawn ? wanted.amount().negated() : wanted.amount();
        if (kind == Kind.withdrawn
                && wanted.amount().isMoreThan(portfolio.totals().currentBalance())) {
            return new Verdict.Refused(tooLittle(portfolio, wanted));
        }
        if (!portfolio.totals().canHold(cash, Shares.ZERO)) {
            return new Verdict.Refused(Problem.of(Code.out_of_range, "So much money could outgrow the books"));
        }
        var at = clock.instant();
        long seq = portfolio.book(Posting.funds(kind, cash, new Cause(key, null, wanted.reason())), at);
        return new Verdict.Done(
                201,
                new Moved(
                        portfolio.portfolioId,
                        seq,
                        at,
                        kind,
                        wanted.amount(),
                        portfolio.totals().currentBalance()));
    }

    private static Problem tooLittle(Portfolio portfolio, NewCash wanted) {
        var available = portfolio.totals().currentBalance();
        return Problem.of(Code.insufficient_cash, "%s was asked for, %s is there".formatted(wanted.amount(), available))
                .with("available", available)
                .with("requested", wanted.amount());
    }
}
