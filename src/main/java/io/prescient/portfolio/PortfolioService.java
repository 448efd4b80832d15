package io.prescient.portfolio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prescient.commit.GroupCommit;
import io.prescient.http.DatabaseFailures;
import io.prescient.http.MergePatch;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.StrictJsonReader;
import io.prescient.journal.EntryType;
import io.prescient.journal.JournalEntry;
import io.prescient.journal.Posting;
import io.prescient.journal.Posting.Reference;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Opens, amends, pauses, resumes, archives and deletes portfolios. Each change returns the portfolio's id.
@ApplicationScoped
public class PortfolioService {
    @Inject
    Clock clock;

    @Inject
    GroupCommit commits;

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
        var config = Objects.requireNonNullElseGet(request.strategyConfig(), JsonNodeFactory.instance::objectNode);
        configValidator.check(request.strategyType(), config);
        var opening = Posting.funds(EntryType.opened, request.initialBalance(), Reference.NONE);
        var portfolio = Portfolio.opened(request, config.toString(), opening, clock.instant());
        return requireUnusedName(request.name())
                .chain(() -> persist(portfolio))
                .chain(stored -> JournalEntry.of(stored.portfolioId, stored.seq, opening, stored.createdAt)
                        .persist())
                .replaceWith(() -> portfolio.portfolioId);
    }

    /// Applies a JSON merge patch. A patch that changes nothing writes no journal entry.
    public Uni<Long> amend(long id, @Nullable String ifMatch, ObjectNode patch) {
        return commits.submit(new AmendCommand(mergePatch, jsonReader, configValidator, id, ifMatch, patch))
                .onFailure(e -> DatabaseFailures.violates(e, "portfolios_name_key"))
                .transform(_ -> nameTaken(patch.path("name").asText()).asException());
    }

    /// Changes the status. A change to the current status writes no journal entry.
    public Uni<Long> move(long id, @Nullable String ifMatch, PortfolioStatus target, @Nullable String reason) {
        return commits.submit(new ChangeStatusCommand(id, ifMatch, target, reason));
    }

    /// Deletes an archived portfolio with its trades, positions, journal, idempotency records and history. Fails with
    /// `portfolio_not_archived` otherwise.
    public Uni<Void> delete(long id, @Nullable String ifMatch) {
        return commits.submit(new DeleteCommand(id, ifMatch)).replaceWithVoid();
    }

    /// Flushes early, so that a name that another transaction took is reported as `name_taken`.
    private static Uni<Portfolio> persist(Portfolio portfolio) {
        return portfolio
                .<Portfolio>persistAndFlush()
                .onFailure(e -> DatabaseFailures.violates(e, "portfolios_name_key"))
                .transform(_ -> nameTaken(portfolio.name).asException());
    }

    private static Uni<Void> requireUnusedName(String name) {
        return PortfolioRepository.findByName(name)
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
}
