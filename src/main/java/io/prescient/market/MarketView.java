package io.prescient.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.prescient.money.Price;
import io.prescient.money.Ratio;
import io.prescient.money.Volume;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A market in a response.
public record MarketView(
        String marketId,
        @Nullable String eventId,

        @Schema(description = "Only an open market accepts trades")
        Market.State status,

        @Nullable String question,
        @Nullable String description,

        @JsonRawValue @Schema(implementation = Object.class) @Nullable
        String outcomes,

        @JsonRawValue @Schema(implementation = Object.class) @Nullable
        String outcomePrices,

        @Nullable Volume volume,
        @Nullable Volume volume24hr,
        @Nullable Volume liquidity,
        @Nullable Instant endDate,
        @Nullable Instant gameStartTime,
        @Nullable Integer secondsDelay,
        @Nullable Boolean active,
        @Nullable Boolean closed,
        @Nullable Boolean archived,
        @JsonProperty("new") @Nullable Boolean isNew,
        @Nullable Boolean featured,
        @Nullable String submittedBy,
        @Nullable Boolean resolved,

        @JsonUnwrapped Prices prices,
        Instant createdAt,
        Instant updatedAt,

        @Schema(
                description =
                        "The `updatedAt` of the source in the newest imported data. Older imported data is skipped. "
                                + "Null if no import contained one. Client requests do not change it",
                nullable = true)
        @Nullable
        Instant sourceUpdatedAt,

        @Nullable Boolean isFiltered) {

    /// The current price of each side.
    public record Prices(
            @Schema(description = "Dollars per YES share, 0 to 1, from the newest observation") @Nullable
            Price yesPrice,

            @Schema(description = "Dollars per NO share, 0 to 1, from the newest observation") @Nullable
            Price noPrice,

            @Nullable Instant lastPriceAt,

            @Schema(description = "abs(yes_price - no_price), 0 to 1, 4 decimal places") @Nullable
            Ratio marketConviction) {

        static Prices of(Market market) {
            return new Prices(market.yesPrice, market.noPrice, market.lastPriceUpdate, market.marketConviction);
        }
    }

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
                Prices.of(market),
                market.createdAt,
                market.updatedAt,
                market.sourceUpdatedAt,
                market.isFiltered);
    }
}
