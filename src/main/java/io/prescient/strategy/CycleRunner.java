package io.prescient.strategy;

import io.prescient.http.Paging;
import io.prescient.http.ProblemMapper;
import io.prescient.http.StrictJsonReader;
import io.prescient.idempotency.StoredResponse;
import io.prescient.performance.HistoryService;
import io.prescient.strategy.StrategyAssignments.Active;
import io.prescient.strategy.StrategyAssignments.Follower;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/// Runs cycles: reads the markets, lets portfolios follow their strategies, records what they are worth then.
@ApplicationScoped
public class CycleRunner {
    private static final Logger LOG = Logger.getLogger(CycleRunner.class);

    @Inject
    StrategyAssignments followers;

    @Inject
    Strategies strategies;

    @Inject
    CycleRunRepository rounds;

    @Inject
    MarketUniverseRepository boards;

    @Inject
    CycleService cycles;

    @Inject
    HistoryService history;

    @Inject
    StrictJsonReader checked;

    /// The cycles of all active portfolios.
    @Schema(name = "CycleRound")
    public record Round(
            Instant asOf,
            @Schema(description = "Open markets looked at") int consideredCount,

            @Schema(description = "In order of portfolio id")
            List<CycleReport> items,

            @Schema(description = "Always null: all are in one answer", nullable = true)
            String next,

            @Schema(description = "Cycles that failed; the others ran all the same")
            long failedCount,

            @Schema(description = "Active portfolios whose strategy_type is not known here")
            int unknownStrategyCount) {}

    Uni<CycleReport> dryRun(long portfolioId, Paging page) {
        return followers
                .one(portfolioId)
                .chain(follower -> boardFor(follower)
                        .map(board -> Cycle.dryRun(
                                portfolioId,
                                follower.strategy().name(),
                                board,
                                strategies.plan(follower.strategy(), follower.config(), board),
                                page)))
                .map(cycle -> new CycleReport(
                        portfolioId, 200, false, checked.tree(cycle).toString(), null));
    }

    Uni<CycleReport> run(long portfolioId, String key, String ifMatch) {
        return cycles.known(portfolioId, key)
                .chain(outcome -> outcome == null
                        ? followers
                                .one(portfolioId)
                                .chain(this::boardFor)
                                .chain(board -> cycles.run(portfolioId, key, ifMatch, board))
                        : Uni.createFrom().item(outcome))
                .chain(outcome -> report(portfolioId, outcome));
    }

    /// Every active portfolio in turn; a failing one does not keep the others from theirs.
    Uni<Round> runAll(String key) {
        return followers.active().chain(active -> runEach(active, key));
    }

    /// The same under a client's key: with one that was used before, the portfolios are those of the first time.
    Uni<Round> runKeyed(String key) {
        return followers.active().chain(active -> rounds.of(key, active)).chain(active -> runEach(active, key));
    }

    private Uni<Round> runEach(Active active, String key) {
        return boards.read(active.wantDeviations())
                .chain(board -> Multi.createFrom()
                        .iterable(active.portfolioIds())
                        .onItem()
                        .transformToUniAndConcatenate(id -> runOrReport(id, key, board))
                        .collect()
                        .asList()
                        .map(reports -> round(board, reports, active.foreign())));
    }

    private Uni<MarketUniverse> boardFor(Follower follower) {
        return boards.read(follower.strategy().wantsDeviations());
    }

    /// The trades are done, so a point that cannot be recorded does not make the cycle a failure. What is told again
    /// changes nothing, not even the day's point.
    private Uni<CycleReport> report(long portfolioId, StoredResponse outcome) {
        return outcome.replayed() || outcome.isRejection()
                ? Uni.createFrom().item(CycleReport.of(portfolioId, outcome, null))
                : recorded(portfolioId, outcome);
    }

    private Uni<CycleReport> recorded(long portfolioId, StoredResponse outcome) {
        return history.record(portfolioId)
                .onFailure()
                .invoke(e -> LOG.warnf("Portfolio %d got no point of history after its cycle: %s", portfolioId, e))
                .onFailure()
                .recoverWithNull()
                .map(point -> CycleReport.of(portfolioId, outcome, point));
    }

    private Uni<CycleReport> runOrReport(long portfolioId, String key, MarketUniverse board) {
        return cycles.run(portfolioId, key, null, board)
                .chain(outcome -> report(portfolioId, outcome))
                .onFailure()
                .recoverWithItem(e -> failed(portfolioId, e));
    }

    private CycleReport failed(long portfolioId, Throwable failure) {
        var path = "/v1/portfolios/" + portfolioId + "/cycles";
        var problem = ProblemMapper.toProblem(failure, path);
        var answer = checked.tree(problem.at(path)).toString();
        return CycleReport.of(portfolioId, new StoredResponse(problem.status(), answer, false), null);
    }

    private static Round round(MarketUniverse board, List<CycleReport> reports, int foreign) {
        long failed =
                reports.stream().filter(report -> report.httpStatus() >= 400).count();
        return new Round(board.at(), board.candidates().size(), reports, null, failed, foreign);
    }
}
