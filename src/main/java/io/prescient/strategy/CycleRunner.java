package io.prescient.strategy;

import io.prescient.http.Paging;
import io.prescient.http.ProblemMapper;
import io.prescient.http.StrictJsonReader;
import io.prescient.idempotency.StoredResponse;
import io.prescient.performance.HistoryService;
import io.prescient.strategy.StrategyAssignmentRepository.Active;
import io.prescient.strategy.StrategyAssignmentRepository.Follower;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs cycles: reads the markets, executes the strategies of the portfolios and records a history point for each of
/// them.
@ApplicationScoped
public class CycleRunner {
    private static final Logger LOG = Logger.getLogger(CycleRunner.class);

    @Inject
    StrategyAssignmentRepository assignments;

    @Inject
    Strategies strategies;

    @Inject
    CycleRunRepository cycleRuns;

    @Inject
    MarketUniverseRepository universes;

    @Inject
    CycleService cycles;

    @Inject
    HistoryService history;

    @Inject
    StrictJsonReader strictReader;

    /// The cycles of all active portfolios.
    @Schema(name = "CycleResults")
    public record Results(
            Instant asOf,

            @Schema(description = "Number of open markets that were evaluated")
            int consideredCount,

            @Schema(description = "One report per portfolio, in order of portfolio id")
            List<CycleReport> items,

            @Schema(description = "Always null: the response contains all items", nullable = true) @Nullable
            String next,

            @Schema(description = "Number of cycles that failed")
            long failedCount,

            @Schema(description = "Number of active portfolios with an unknown strategy_type; they are skipped")
            int unknownStrategyCount) {}

    Uni<CycleReport> dryRun(long portfolioId, Paging page) {
        return assignments
                .one(portfolioId)
                .chain(follower -> universeFor(follower)
                        .map(universe -> Cycle.dryRun(
                                portfolioId,
                                follower.strategy().name(),
                                universe,
                                strategies.plan(follower.strategy(), follower.config(), universe),
                                page)))
                .map(cycle -> new CycleReport(
                        portfolioId, 200, false, strictReader.tree(cycle).toString(), null));
    }

    Uni<CycleReport> run(long portfolioId, String key, @Nullable String ifMatch) {
        return cycles.findResponse(portfolioId, key)
                .chain(response -> response == null
                        ? assignments
                                .one(portfolioId)
                                .chain(this::universeFor)
                                .chain(universe -> cycles.run(portfolioId, key, ifMatch, universe))
                        : Uni.createFrom().item(response))
                .chain(response -> report(portfolioId, response));
    }

    /// Runs the cycles of all active portfolios one after the other. A failed cycle does not stop the others.
    Uni<Results> runAll(String key) {
        return assignments.active().chain(active -> runEach(active, key));
    }

    /// Runs the cycles of all active portfolios under the key of a client. A known key runs the portfolios of its first
    /// request.
    Uni<Results> runKeyed(String key) {
        return assignments.active().chain(active -> cycleRuns.of(key, active)).chain(active -> runEach(active, key));
    }

    private Uni<Results> runEach(Active active, String key) {
        return universes
                .read(active.wantDeviations())
                .chain(universe -> Multi.createFrom()
                        .iterable(active.portfolioIds())
                        .onItem()
                        .transformToUniAndConcatenate(id -> runOrReport(id, key, universe))
                        .collect()
                        .asList()
                        .map(reports -> results(universe, reports, active.unknownStrategyCount())));
    }

    private Uni<MarketUniverse> universeFor(Follower follower) {
        return universes.read(follower.strategy().wantsDeviations());
    }

    /// The trades are committed, so a failure to record the history point does not fail the cycle. A replayed response
    /// records no point.
    private Uni<CycleReport> report(long portfolioId, StoredResponse response) {
        return response.replayed() || response.isRejection()
                ? Uni.createFrom().item(CycleReport.of(portfolioId, response, null))
                : recordHistoryPoint(portfolioId, response);
    }

    private Uni<CycleReport> recordHistoryPoint(long portfolioId, StoredResponse response) {
        return history.record(portfolioId)
                .onFailure()
                .invoke(e ->
                        LOG.warnf("Cycle: recording the history point failed, portfolio_id=%d: %s", portfolioId, e))
                .onFailure()
                .recoverWithNull()
                .map(point -> CycleReport.of(portfolioId, response, point));
    }

    private Uni<CycleReport> runOrReport(long portfolioId, String key, MarketUniverse universe) {
        return cycles.run(portfolioId, key, null, universe)
                .chain(response -> report(portfolioId, response))
                .onFailure()
                .recoverWithItem(e -> failed(portfolioId, e));
    }

    private CycleReport failed(long portfolioId, Throwable failure) {
        var path = "/v1/portfolios/" + portfolioId + "/cycles";
        var problem = ProblemMapper.toProblem(failure, path);
        var body = strictReader.tree(problem.at(path)).toString();
        return CycleReport.of(portfolioId, new StoredResponse(problem.status(), body, false), null);
    }

    private static Results results(MarketUniverse universe, List<CycleReport> reports, int unknownStrategyCount) {
        long failed =
                reports.stream().filter(report -> report.httpStatus() >= 400).count();
        return new Results(universe.at(), universe.candidates().size(), reports, null, failed, unknownStrategyCount);
    }
}
