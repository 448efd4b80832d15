package io.prescient.settlement;

import io.prescient.http.Problem;
import io.prescient.http.ProblemCode;
import io.prescient.http.ProblemException;
import io.prescient.market.MarketRepository;
import io.prescient.persistence.BulkPersist;
import io.prescient.portfolio.Portfolio;
import io.prescient.position.Position;
import io.prescient.position.Position.Found;
import io.prescient.position.PositionStatus;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Declares outcomes and settles the positions of a market by the newest one, one batch per transaction. A position
/// that an older version paid is reversed first. Work resumes after a crash, because unsettled positions are found by
/// their settlement version.
@ApplicationScoped
public class SettlementService {
    /// Maximum number of positions per transaction.
    static final int BATCH = 500;

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
        return MarketRepository.lockForSettlement(marketId).chain(() -> Settlement.versions(marketId));
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
        var settlement = new Settlement();
        settlement.marketId = marketId;
        settlement.version = version;
        settlement.outcome = newSettlement.outcome();
        settlement.yesPayout = newSettlement.payoutOfYes();
        settlement.evidence = Objects.toString(newSettlement.evidence(), null);
        settlement.createdAt = clock.instant();
        return BulkPersist.all(List.of(settlement))
                .chain(() -> MarketRepository.markSettled(marketId, version, settlement.createdAt))
                .replaceWith(true);
    }

    /// Settles the next batch of positions of a market.
    ///
    /// @return true if the market may have more positions to settle
    @WithTransaction
    public Uni<Boolean> settleNext(String marketId) {
        return Settlement.unfinished(marketId)
                .chain(settlement -> settlement == null ? Uni.createFrom().item(false) : advance(settlement));
    }

    private Uni<Boolean> advance(Settlement settlement) {
        return MarketRepository.requireExists(settlement.marketId)
                .chain(market -> market.settlementVersion > settlement.version
                        ? Uni.createFrom().item(Found.NONE)
                        : Position.findUnsettled(settlement.marketId, settlement.version, BATCH))
                .chain(found -> found.isEmpty() ? complete(settlement) : settle(settlement, found))
                .replaceWith(true);
    }

    private Uni<Void> complete(Settlement settlement) {
        settlement.completedAt = clock.instant();
        return Uni.createFrom().voidItem();
    }

    /// Locks the portfolios of the found positions, then settles those that are still unsettled.
    private Uni<Void> settle(Settlement settlement, Found found) {
        return Portfolio.findForUpdate(found.portfolioIds())
                .chain(portfolios -> Position.unsettled(found.ids(), settlement.version)
                        .invoke(positions -> settlement.positionsSettled += positions.size())
                        .chain(positions -> pay(settlement, portfolios, positions)));
    }

    private Uni<Void> pay(Settlement settlement, List<Portfolio> portfolios, List<Position> positions) {
        var at = clock.instant();
        Map<Long, Portfolio> byId =
                portfolios.stream().collect(Collectors.toMap(portfolio -> portfolio.portfolioId, Function.identity()));
        positions.forEach(position -> pay(settlement, byId.get(position.portfolioId), position, at));
        return Portfolio.writeJournals(portfolios);
    }

    private static void pay(Settlement settlement, Portfolio portfolio, Position position, Instant at) {
        if (position.status == PositionStatus.settled) {
            portfolio.post(position.reverse(), at);
        }
        portfolio.post(position.settle(settlement.payout(), settlement.version, at), at);
    }

    @WithSession
    public Uni<List<String>> unfinishedMarkets() {
        return Settlement.unfinishedMarkets();
    }

    /// Returns all versions and the progress. Fails with `settlement_not_found` if the market is not settled.
    @WithSession
    public Uni<SettlementView> view(String marketId) {
        return MarketRepository.requireExists(marketId)
                .chain(() -> Settlement.versions(marketId))
                .invoke(versions -> {
                    if (versions.isEmpty()) {
                        throw Problem.of(ProblemCode.settlement_not_found, "Market " + marketId + " is not settled")
                                .with("market_id", marketId)
                                .asException();
                    }
                })
                .chain(versions -> Position.countUnsettled(marketId, versions.getFirst().version)
                        .map(remaining -> SettlementView.of(versions, remaining)));
    }
}
