package io.prescient.settlement;

import io.prescient.commit.GroupCommit;
import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.market.MarketRepository;
import io.prescient.position.PositionRepository;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Declares outcomes and settles the positions of a market by the newest one, with one command per portfolio. A
/// position that an older version paid is reversed first. Work resumes after a crash, because unsettled positions are
/// found by their settlement version.
@ApplicationScoped
public class SettlementService {
    /// Maximum number of portfolios that are settled at once.
    private static final int PORTFOLIOS = 200;

    @Inject
    GroupCommit commits;

    @Inject
    Clock clock;

    /// Declares the outcome of a market. The same outcome again changes nothing.
    ///
    /// @return true if a new version was created
    @WithTransaction
    public Uni<Boolean> declare(String marketId, NewSettlement newSettlement) {
        return findVersionsForUpdate(marketId).chain(versions -> declare(marketId, versions, newSettlement));
    }

    /// Declares the outcome of a market under a condition. The condition runs in the same transaction, while the market
    /// is locked. If it fails, nothing is declared; its writes are committed only together with the declaration.
    ///
    /// @param allowCorrection whether the outcome may replace another one
    /// @throws ProblemException `settlement_conflict` if the market is settled with another outcome and
    ///     `allowCorrection` is false
    @WithTransaction
    public Uni<Boolean> declareIf(
            Supplier<Uni<Void>> condition, String marketId, NewSettlement newSettlement, boolean allowCorrection) {
        return findVersionsForUpdate(marketId)
                .call(condition::get)
                .invoke(versions -> requireSameOutcome(allowCorrection ? List.of() : versions, newSettlement))
                .chain(versions -> declare(marketId, versions, newSettlement));
    }

    /// Locks the market against trades and other settlements, then returns its versions, newest first.
    private static Uni<List<Settlement>> findVersionsForUpdate(String marketId) {
        return MarketRepository.lockForSettlement(marketId).chain(() -> SettlementRepository.findVersions(marketId));
    }

    private Uni<Boolean> declare(String marketId, List<Settlement> versions, NewSettlement newSettlement) {
        return versions.isEmpty() || !versions.getFirst().isSameAs(newSettlement)
                ? newVersion(marketId, versions.size() + 1, newSettlement)
                : Uni.createFrom().item(false);
    }

    private static void requireSameOutcome(List<Settlement> versions, NewSettlement newSettlement) {
        if (!versions.isEmpty() && !versions.getFirst().isSameAs(newSettlement)) {
            throw versions.getFirst().differsFrom(newSettlement).asException();
        }
    }

    private Uni<Boolean> newVersion(String marketId, int version, NewSettlement newSettlement) {
        var settlement = Settlement.of(marketId, version, newSettlement, clock.instant());
        return settlement
                .<Settlement>persist()
                .chain(() -> MarketRepository.markSettled(marketId, version, settlement.createdAt))
                .replaceWith(true);
    }

    /// Settles the positions of a market in the next portfolios.
    ///
    /// @return true if the market may have more positions to settle
    public Uni<Boolean> settleNext(String marketId) {
        return settleNext(marketId, PORTFOLIOS);
    }

    /// The same for at most so many portfolios.
    Uni<Boolean> settleNext(String marketId, int portfolios) {
        return next(marketId, portfolios)
                .call(commands -> settle(commands.orElse(List.of())))
                .map(Optional::isPresent);
    }

    /// Finds the next portfolios with positions to settle. If there is none, the oldest unfinished version is complete.
    /// Empty if all versions are complete.
    @WithTransaction
    Uni<Optional<List<SettleCommand>>> next(String marketId, int portfolios) {
        return SettlementRepository.findUnfinished(marketId)
                .chain(settlement -> settlement == null
                        ? Uni.createFrom().item(Optional.empty())
                        : unpaid(settlement, portfolios)
                                .invoke(commands -> completeIfPaid(settlement, commands))
                                .map(Optional::of));
    }

    private void completeIfPaid(Settlement settlement, List<SettleCommand> commands) {
        if (commands.isEmpty()) {
            settlement.completedAt = clock.instant();
        }
    }

    private static Uni<List<SettleCommand>> unpaid(Settlement settlement, int portfolios) {
        return MarketRepository.requireExists(settlement.marketId)
                .chain(market -> settlement.isReplaced(market.settlementVersion)
                        ? Uni.createFrom().item(List.<PositionRepository.Unsettled>of())
                        : PositionRepository.findUnsettled(settlement.marketId, settlement.version, portfolios))
                .map(found -> found.stream()
                        .map(portfolio -> settlement.command(portfolio.portfolioId(), portfolio.positionCount()))
                        .toList());
    }

    private Uni<Void> settle(List<SettleCommand> commands) {
        return Multi.createFrom()
                .iterable(commands)
                .onItem()
                .transformToUniAndMerge(commits::submit)
                .collect()
                .last()
                .replaceWithVoid();
    }

    @WithSession
    public Uni<List<String>> unfinishedMarkets() {
        return SettlementRepository.findUnfinishedMarkets();
    }

    /// Returns all versions and the progress. Fails with `settlement_not_found` if the market is not settled.
    @WithSession
    public Uni<SettlementView> view(String marketId) {
        return MarketRepository.requireExists(marketId)
                .chain(() -> SettlementRepository.findVersions(marketId))
                .invoke(versions -> {
                    if (versions.isEmpty()) {
                        throw Problem.of(ProblemCode.settlement_not_found, "Market " + marketId + " is not settled")
                                .with("market_id", marketId)
                                .asException();
                    }
                })
                .chain(versions -> PositionRepository.countUnsettled(marketId, versions.getFirst().version)
                        .map(remaining -> SettlementView.of(versions, remaining)));
    }
}
