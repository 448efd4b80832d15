package io.prescient.settlement;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.money.Price;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/// The settlement of a market in API responses, with all versions.
public record SettlementView(
        String marketId,
        MarketOutcome outcome,

        @Schema(description = "Version of the current outcome; 1 is the first, higher ones are corrections")
        int version,

        @Schema(description = "true if all positions are settled")
        boolean complete,

        @Schema(description = "Positions that are not settled yet")
        long remainingPositionCount,

        @Schema(description = "Newest first") List<Version> versions) {

    /// One declared outcome.
    @Schema(name = "SettlementVersion")
    public record Version(
            int version,
            MarketOutcome outcome,

            @Schema(description = "Dollars per YES share; null for VOID", nullable = true) @Nullable
            Price yesPayout,

            @JsonRawValue @Schema(implementation = Object.class, nullable = true) @Nullable
            String evidence,

            Instant createdAt,

            @Schema(
                    description = "When its last position was settled or a newer version replaced it; null while "
                            + "positions remain",
                    nullable = true)
            @Nullable
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

    /// The status of the response to a declaration.
    ///
    /// @param isNew whether it created a new version
    static Status status(boolean isNew, SettlementView view) {
        if (!view.complete()) {
            return Status.ACCEPTED;
        }
        return isNew ? Status.CREATED : Status.OK;
    }

    /// Returns the view of a market.
    ///
    /// @param versions at least one, newest first
    /// @param remainingPositions number of positions that are not settled yet
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
