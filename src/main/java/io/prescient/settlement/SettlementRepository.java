package io.prescient.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the versions of settlements.
final class SettlementRepository {
    private SettlementRepository() {}

    /// Returns all versions of a market's settlement, newest first.
    static Uni<List<Settlement>> findVersions(String marketId) {
        return Settlement.list("marketId = ?1 order by version desc", marketId);
    }

    /// Loads the oldest unfinished version of a market under its row lock, if there is one.
    static Uni<@Nullable Settlement> findUnfinished(String marketId) {
        return Settlement.<Settlement>find("marketId = ?1 and completedAt is null order by version", marketId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /// Returns the markets of the 100 oldest unfinished versions.
    static Uni<List<String>> findUnfinishedMarkets() {
        return Settlement.<Settlement>find("completedAt is null order by createdAt")
                .range(0, 99)
                .list()
                .map(unfinished -> unfinished.stream()
                        .map(settlement -> settlement.marketId)
                        .distinct()
                        .toList());
    }
}
