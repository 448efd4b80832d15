package io.prescient.settlement;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.money.Price;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a market ended, the present version and all before it.
public record SettlementView(
        String marketId,
        MarketOutcome outcome,

        @Schema(description = "Of the outcome that holds; 1 is the first, more are corrections")
        int version,

        @Schema(description = "Whether every lot is paid") boolean complete,
        @Schema(description = "Lots still to be paid") long remainingPositionCount,
        @Schema(description = "Newest first") List<Version> versions) {

    /// One outcome as it was declared.
    @Schema(name = "SettlementVersion")
    public record Version(
            int version,
            MarketOutcome outcome,

            @Schema(description = "Dollars per YES share; null where the market is void", nullable = true)
            Price yesPayout,

            @JsonRawValue @Schema(implementation = Object.class, nullable = true)
            String evidence,

            Instant createdAt,

            @Schema(description = "When its last lot was paid or a newer version took over", nullable = true)
            Instant completedAt,

            long settledPositionCount) {

        static Version of(Settlement settlement) {
            return new Version(
                    settlement.version,
                    settlement.outcome,
                    settlement.yesPayout,
                    settlement.evidence,
                    settlement.createdAt,
                    settlement.completedAt,
                    settlement.positionsSettled);
        }
    }

    /// Of a market with at least one version, newest first.
    static SettlementView of(List<Settlement> versions, long remainingPositions) {
        var newest = versions.getFirst();
        return new SettlementView(
                newest.marketId,
                newest.outcome,
                newest.version,
                newest.completedAt != null,
                remainingPositions,
                versions.stream().map(Version::of).toList());
    }
}
