package io.prescient.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.ResourceId;
import io.prescient.http.StorableJson;
import io.prescient.money.Volume;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The fields of an event that a request can set. An absent field keeps its value, null clears it.
@RegisterForReflection
@Schema(examples = """
                {"title": "Weather in Paris", "liquidity": "25000.00", "volume": "140000.00"}""")
public record EventInput(
        @NotBlank @Size(max = 255) @ResourceId @Schema(description = "Required in a POST, optional in a PUT")
        String eventId,

        @Size(max = 10_000) @Nullable String title,
        @Size(max = 255) @Nullable String slug,
        @Size(max = 100_000) @Nullable String description,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Size(max = 10_000) @Nullable String imageUrl,
        @Size(max = 255) @Nullable String icon,
        @Nullable Boolean active,
        @Nullable Boolean closed,
        @Nullable Boolean archived,
        @JsonProperty("new") @Nullable Boolean isNew,
        @Nullable Boolean featured,
        @Nullable Boolean restricted,
        @Nullable Volume liquidity,
        @Nullable Volume volume,
        @Nullable Volume volume24hr,

        @Schema(implementation = Object.class, description = "Any JSON") @StorableJson @Nullable
        JsonNode tags,

        @Nullable Boolean isFiltered) {}
