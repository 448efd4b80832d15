package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.http.DatabaseFailures;
import io.prescient.http.Etag;
import io.prescient.http.MergePatch;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.StrictJsonReader;
import io.prescient.journal.EntryType;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Reference;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;

/// Opens, amends, pauses, resumes, archives and deletes portfolios. Each change returns the portfolio's id.
@ApplicationScoped
public class PortfolioService {
    @Inject
    Clock clock;

    @Inject
    StrictJsonReader jsonReader;

    @Inject
    MergePatch mergePatch;

    @Inject
    StrategyConfigValidator configValidator;

    /// Opens a portfolio. An absent `max_positions` gets the default; an explicit null is no limit. Fails with
    /// `name_taken` if a portfolio has the name.
    @WithTransaction
    public Uni<Long> open(ObjectNode body) {
        if (!body.has("max_positions")) {
            body.put("max_positions", NewPortfolio.DEFAULT_MAX_POSITIONS);
        }
        var request = jsonReader.read(body, NewPortfolio.class);
        var portfolio = new Portfolio();
        portfolio.name = request.name();
        portfolio.description = request.description();
        portfolio.strategyType = request.strategyType();
        var config = Objects.requireNonNullElseGet(request.strategyConfig(), JsonNodeFactory.instance::objectNode);
        configValidator.check(request.strategyType(), config);
        portfolio.strategyConfig = config.toString();
        portfolio.limits = request.limits();
        portfolio.createdAt = clock.instant();
        portfolio.lastUpdated = portfolio.createdAt;
        return requireUnusedName(request.name())
                .chain(() -> flush(portfolio))
                .invoke(stored -> stored.post(
                        Posting.funds(EntryType.opened, request.initialBalance(), Reference.NONE), portfolio.createdAt))
                .chain(this::save);
    }

    /// Applies a JSON merge patch. A patch that changes nothing writes no journal entry.
    @WithTransaction
    public Uni<Long> amend(long id, String ifMatch, ObjectNode patch) {
        return change(id, ifMatch, portfolio -> {
            portfolio.requireNotArchived();
            var before = PortfolioPatch.of(portfolio, jsonReader.object(portfolio.strategyConfig));
            var after = mergePatch.apply(before, patch, PortfolioPatch.class);
            if (!after.strategyType().equals(before.strategyType())
                    || !after.strategyConfig().equals(before.strategyConfig())) {
                configValidator.check(after.strategyType(), after.strategyConfig());
            }
            if (!after.equals(before)) {
                after.applyTo(portfolio);
                portfolio.post(Posting.note(EntryType.amended, patch.toString()), clock.instant());
            }
        });
    }

    /// Changes the status. A change to the current status writes no journal entry.
    @WithTransaction
    public Uni<Long> move(long id, String ifMatch, PortfolioStatus target, String reason) {
        return change(id, ifMatch, portfolio -> {
            if (portfolio.status == target) {
                return;
            }
            portfolio.requireNotArchived();
            portfolio.status = target;
            portfolio.post(Posting.note(entryTypeOf(target), reason), clock.instant());
        });
    }

    /// Deletes an archived portfolio with its trades, positions, journal, idempotency records and history. Fails with
    /// `portfolio_not_archived` otherwise.
    @WithTransaction
    public Uni<Void> delete(long id, String ifMatch) {
        return Portfolio.findForUpdate(id)
                .invoke(portfolio -> Etag.require(ifMatch, portfolio.seq()))
                .invoke(PortfolioService::requireArchived)
                .chain(() -> Portfolio.delete("portfolioId", id))
                .replaceWithVoid();
    }

    private Uni<Long> change(long id, String ifMatch, Consumer<Portfolio> decide) {
        return Portfolio.findForUpdate(id)
                .invoke(portfolio -> Etag.require(ifMatch, portfolio.seq()))
                .invoke(decide)
                .chain(this::save);
    }

    private Uni<Long> save(Portfolio portfolio) {
        return portfolio.writeJournal().chain(() -> flush(portfolio)).map(stored -> stored.portfolioId);
    }

    /// Flushes early, so that a name that another transaction took is reported as `name_taken`.
    private static Uni<Portfolio> flush(Portfolio portfolio) {
        return portfolio
                .<Portfolio>persistAndFlush()
                .onFailure(e -> DatabaseFailures.violates(e, "portfolios_name_key"))
                .transform(_ -> nameTaken(portfolio.name).asException());
    }

    private static Uni<Void> requireUnusedName(String name) {
        return Portfolio.findByName(name)
                .invoke(existing -> {
                    if (existing != null) {
                        throw nameTaken(name)
                                .with("portfolio_id", existing.portfolioId)
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private static Problem nameTaken(String name) {
        return Problem.of(ProblemCode.name_taken, "A portfolio named '" + name + "' exists")
                .with("name", name);
    }

    private static void requireArchived(Portfolio portfolio) {
        if (portfolio.status != PortfolioStatus.archived) {
            throw Problem.of(
                            ProblemCode.portfolio_not_archived,
                            "Portfolio %d is %s; archive it first".formatted(portfolio.portfolioId, portfolio.status))
                    .with("portfolio_status", portfolio.status)
                    .asException();
        }
    }

    private static EntryType entryTypeOf(PortfolioStatus target) {
        return switch (target) {
            case active -> EntryType.resumed;
            case paused -> EntryType.paused;
            case archived -> EntryType.archived;
        };
    }
}
