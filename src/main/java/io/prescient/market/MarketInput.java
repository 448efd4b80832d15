package io.prescient.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.ResourceId;
import io.prescient.http.StorableJson;
import io.prescient.money.Price;
import io.prescient.money.Volume;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The fields of a market that a request can set. An absent field keeps its value, null clears it.
@RegisterForReflection
@Schema(examples = """
                {"question": "Will it rain tomorrow?", "yes_price": "0.20", "no_price": "0.80"}""")
public record MarketInput(
        @NotBlank @Size(max = 255) @ResourceId @Schema(description = "Required in a POST, optional in a PUT")
        String marketId,

        @Size(max = 255) @ResourceId @Nullable String eventId,

        @Size(max = 10_000) @Schema(examples = "Will it rain in Paris on 1 May?") @Nullable
        String question,

        @Size(max = 100_000) @Nullable String description,

        @Schema(implementation = Object.class, description = "Any JSON") @StorableJson @Nullable
        JsonNode outcomes,

        @Schema(implementation = Object.class, description = "Any JSON") @StorableJson @Nullable
        JsonNode outcomePrices,

        @Nullable Volume volume,
        @Nullable Volume volume24hr,
        @Nullable Volume liquidity,
        @Nullable Instant endDate,
        @Nullable Instant gameStartTime,
        @Nullable Integer secondsDelay,
        @Nullable Boolean active,

        @Schema(description = "True rejects new trades in the market") @Nullable
        Boolean closed,

        @Nullable Boolean archived,
        @JsonProperty("new") @Nullable Boolean isNew,
        @Nullable Boolean featured,
        @Size(max = 255) @Nullable String submittedBy,

        @Schema(description = "True rejects new trades in the market. It pays nothing: post a settlement to pay out")
        @Nullable
        Boolean resolved,

        @Schema(
                description = "Dollars per YES share, 0 to 1, stored as an observation. If only one price is given, "
                        + "the other one becomes 1 minus it. Null clears the price")
        @Nullable
        Price yesPrice,

        @Schema(
                description =
                        "Dollars per NO share, 0 to 1, stored as an observation. The sum of both prices is from 0.5 "
                                + "to 1.5. Null clears the price")
        @Nullable
        Price noPrice,

        @Schema(
                description =
                        "When the prices were observed; default now. Other prices of the same instant are rejected")
        @Nullable
        Instant lastPriceAt,

        @Nullable Boolean isFiltered) {

    /// Returns whether the market accepts no more trades after this update.
    boolean closes() {
        return Boolean.TRUE.equals(closed) || Boolean.TRUE.equals(resolved);
    }
}
