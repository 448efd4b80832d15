package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.journal.Kind;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Cause;
import io.prescient.web.Checked;
import io.prescient.web.Code;
import io.prescient.web.DatabaseFailures;
import io.prescient.web.Etag;
import io.prescient.web.MergePatch;
import io.prescient.web.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;

/// Opens, amends, pauses, resumes, archives and deletes portfolios; each change returns the portfolio's id.
@ApplicationScoped
public class PortfolioService {
    @Inject
    Clock clock;

    @Inject
    Checked checked;

    @Inject
    MergePatch mergePatch;

    @Inject
    ConfigRules configRules;

    /// Opens a portfolio. An absent `max_positions` is the default, an explicit null is no limit.
    @WithTransaction
    public Uni<Long> open(ObjectNode body) {
        if (!body.has("max_positions")) {
            body.put("max_positions", NewPortfolio.DEFAULT_MAX_POSITIONS);
        }
        var wanted = checked.read(body, NewPortfolio.class);
        var portfolio = new Portfolio();
        portfolio.name = wanted.name();
        portfolio.description = wanted.description();
        portfolio.strategyType = wanted.strategyType();
        var config = Objects.requireNonNullElseGet(wanted.strategyConfig(), JsonNodeFactory.instance::objectNode);
        configRules.check(wanted.strategyType(), config);
        portfolio.strategyConfig = config.toString();
        portfolio.limits = wanted.limits();
        portfolio.createdAt = clock.instant();
        portfolio.lastUpdated = portfolio.createdAt;
        return unusedName(wanted.name())
                .chain(() -> flush(portfolio))
                .invoke(stored -> stored.book(
                        Posting.funds(Kind.opened, wanted.initialBalance(), Cause.NONE), portfolio.createdAt))
                .chain(this::save);
    }

    @WithTransaction
    public Uni<Long> amend(long id, String ifMatch, ObjectNode patch) {
        return change(id, ifMatch, portfolio -> {
            portfolio.requireNotArchived();
            var before = Settings.of(portfolio, checked.object(portfolio.strategyConfig));
            var after = mergePatch.apply(before, patch, Settings.class);
            if (!after.strategyType().equals(before.strategyType())
                    || !after.strategyConfig().equals(before.strategyConfig())) {
                configRules.check(after.strategyType(), after.strategyConfig());
            }
            if (!after.equals(before)) {
                after.applyTo(portfolio);
                portfolio.book(Posting.note(Kind.amended, patch.toString()), clock.instant());
            }
        });
    }

    @WithTransaction
    public Uni<Long> move(long id, String ifMatch, Status target, String reason) {
        return change(id, ifMatch, portfolio -> {
            if (portfolio.status == target) {
                return;
            }
            portfolio.requireNotArchived();
            portfolio.status = target;
            portfolio.book(Posting.note(kindOf(target), reason), clock.instant());
        });
    }

    /// Removes the portfolio and all that is its own: trades, positions, journal, receipts, history.
    @WithTransaction
    public Uni<Void> delete(long id, String ifMatch) {
        return Portfolio.locked(id)
                .invoke(portfolio -> Etag.require(ifMatch, portfolio.seq()))
                .invoke(PortfolioService::requireArchived)
                .chain(() -> Portfolio.delete("portfolioId", id))
                .replaceWithVoid();
    }

    private Uni<Long> change(long id, String ifMatch, Consumer<Portfolio> decide) {
        return Portfolio.locked(id)
                .invoke(portfolio -> Etag.require(ifMatch, portfolio.seq()))
                .invoke(decide)
                .chain(this::save);
    }

    private Uni<Long> save(Portfolio portfolio) {
        return portfolio.writeJournal().chain(() -> flush(portfolio)).map(stored -> stored.portfolioId);
    }

    /// Flushes here, so that a name taken in the meantime is told as what it is.
    private static Uni<Portfolio> flush(Portfolio portfolio) {
        return portfolio
                .<Portfolio>persistAndFlush()
                .onFailure(e -> DatabaseFailures.violates(e, "portfolios_name_key"))
                .transform(_ -> nameTaken(portfolio.name).asException());
    }

    private static Uni<Void> unusedName(String name) {
        return Portfolio.named(name)
                .invoke(other -> {
                    if (other != null) {
                        throw nameTaken(name)
                                .with("portfolio_id", other.portfolioId)
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private static Problem nameTaken(String name) {
        return Problem.of(Code.name_taken, "A portfolio named '" + name + "' exists")
                .with("name", name);
    }

    private static void requireArchived(Portfolio portfolio) {
        if (portfolio.status != Status.archived) {
            throw Problem.of(
                            Code.portfolio_not_archived,
                            "Portfolio %d is %s; archive it first".formatted(portfolio.portfolioId, portfolio.status))
                    .with("portfolio_status", portfolio.status)
                    .asException();
        }
    }

    private static Kind kindOf(Status target) {
        return switch (target) {
            case active -> Kind.resumed;
            case paused -> Kind.paused;
            case archived -> Kind.archived;
        };
    }
}
