package io.prescient.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.money.Volume;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An event in a response.
public record EventView(
        String eventId,
        @Nullable String title,
        @Nullable String slug,
        @Nullable String description,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Nullable String imageUrl,
        @Nullable String icon,
        @Nullable Boolean active,
        @Nullable Boolean closed,
        @Nullable Boolean archived,
        @JsonProperty("new") @Nullable Boolean isNew,
        @Nullable Boolean featured,
        @Nullable Boolean restricted,
        @Nullable Volume liquidity,
        @Nullable Volume volume,
        @Nullable Volume volume24hr,

        @JsonRawValue @Schema(implementation = Object.class) @Nullable
        String tags,

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

    static EventView of(Event event) {
        return new EventView(
                event.eventId,
                event.title,
                event.slug,
                event.description,
                event.startDate,
                event.endDate,
                event.imageUrl,
                event.icon,
                event.active,
                event.closed,
                event.archived,
                event.isNew,
                event.featured,
                event.restricted,
                event.liquidity,
                event.volume,
                event.volume24hr,
                event.tags,
                event.createdAt,
                event.updatedAt,
                event.sourceUpdatedAt,
                event.isFiltered);
    }
}
