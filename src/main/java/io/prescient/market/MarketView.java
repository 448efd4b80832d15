package io.prescient.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A market in a response.
public record MarketView(
        String marketId,
        String eventId,

        @Schema(description = "Only an open market accepts trades")
        Market.State status,

        String question,
        String description,
        @JsonRawValue @Schema(implementation = Object.class) String outcomes,
        @JsonRawValue @Schema(implementation = Object.class) String outcomePrices,
        Volume volume,
        Volume volume24hr,
        Volume liquidity,
        Instant endDate,
        Instant gameStartTime,
        Integer secondsDelay,
        Boolean active,
        Boolean closed,
        Boolean archived,
        @JsonProperty("new") Boolean isNew,
        Boolean featured,
        String submittedBy,
        Boolean resolved,

        @Schema(description = "Dollars per YES share, 0 to 1, from the newest observation")
        Price yesPrice,

        @Schema(description = "Dollars per NO share, 0 to 1, from the newest observation")
        Price noPrice,

        Instant lastPriceAt,

        @Schema(description = "abs(yes_price - no_price), 0 to 1, 4 decimal places")
        Ratio marketConviction,

        Instant createdAt,
        Instant updatedAt,

        @Schema(
                description =
                        "The `updatedAt` of the source in the newest imported data. Older imported data is skipped. "
                                + "Null if no import contained one. Client requests do not change it",
                nullable = true)
        Instant sourceUpdatedAt,

        Boolean isFiltered) {

    static MarketView of(Market market) {
        return new MarketView(
                market.marketId,
                market.eventId,
                market.state(),
                market.question,
                market.description,
                market.outcomes,
                market.outcomePrices,
                market.volume,
                market.volume24hr,
                market.liquidity,
                market.endDate,
                market.gameStartTime,
                market.secondsDelay,
                market.active,
                market.closed,
                market.archived,
                market.isNew,
                market.featured,
                market.submittedBy,
                market.resolved,
                market.yesPrice,
                market.noPrice,
                market.lastPriceUpdate,
                market.marketConviction,
                market.createdAt,
                market.updatedAt,
                market.sourceUpdatedAt,
                market.isFiltered);
    }
}
