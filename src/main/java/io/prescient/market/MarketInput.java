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

/// What can be said of a market. An absent field keeps its value, null clears it.
@RegisterForReflection
@Schema(examples = """
                {"question": "Will it rain tomorrow?", "yes_price": "0.20", "no_price": "0.80"}""")
public record MarketInput(
        @NotBlank @Size(max = 255) @Schema(description = "In the path of a PUT, so optional there")
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

        @Schema(description = "A closed market does not trade")
        Boolean closed,

        Boolean archived,
        @JsonProperty("new") Boolean isNew,
        Boolean featured,
        @Size(max = 255) String submittedBy,

        @Schema(description = "A resolved market does not trade; only a settlement pays")
        Boolean resolved,

        @Schema(description = "Recorded as an observation at last_price_at; so is a null, which clears it, now")
        Price yesPrice,

        Price noPrice,

        @Schema(description = "When the given price was observed; default now. The first price of an instant stays")
        Instant lastPriceAt,

        Boolean isFiltered) {

    /// Whether nothing shall be traded in it any more.
    boolean closes() {
        return Boolean.TRUE.equals(closed) || Boolean.TRUE.equals(resolved);
    }
}
