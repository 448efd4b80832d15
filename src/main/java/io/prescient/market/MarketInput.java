package io.prescient.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.StorableJson;
import io.prescient.money.Price;
import io.prescient.money.Volume;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The fields of a market that a request can set. An absent field keeps its value, null clears it.
@RegisterForReflection
@Schema(examples = """
                {"question": "Will it rain tomorrow?", "yes_price": "0.20", "no_price": "0.80"}""")
public record MarketInput(
        @NotBlank @Size(max = 255) @Schema(description = "Required in a POST, optional in a PUT")
        String marketId,

        @Size(max = 255) String eventId,

        @Size(max = 10_000) @Schema(examples = "Will it rain in Paris on 1 May?")
        String question,

        @Size(max = 100_000) String description,

        @Schema(implementation = Object.class, description = "Any JSON") @StorableJson
        JsonNode outcomes,

        @Schema(implementation = Object.class, description = "Any JSON") @StorableJson
        JsonNode outcomePrices,

        Volume volume,
        Volume volume24hr,
        Volume liquidity,
        Instant endDate,
        Instant gameStartTime,
        Integer secondsDelay,
        Boolean active,

        @Schema(description = "True rejects new trades in the market")
        Boolean closed,

        Boolean archived,
        @JsonProperty("new") Boolean isNew,
        Boolean featured,
        @Size(max = 255) String submittedBy,

        @Schema(description = "True rejects new trades in the market. It pays nothing: post a settlement to pay out")
        Boolean resolved,

        @Schema(description = "Dollars per YES share, 0 to 1, stored as an observation. Null clears the price")
        Price yesPrice,

        @Schema(description = "Dollars per NO share, 0 to 1, stored as an observation. Null clears the price")
        Price noPrice,

        @Schema(description = "When the prices were observed; default now. An observation of the same instant is kept")
        Instant lastPriceAt,

        Boolean isFiltered) {

    /// Returns whether the market accepts no more trades after this update.
    boolean closes() {
        return Boolean.TRUE.equals(closed) || Boolean.TRUE.equals(resolved);
    }
}
