package io.prescient.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.prescient.money.Volume;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event in a response.
public record EventView(
        String eventId,
        String title,
        String slug,
        String description,
        Instant startDate,
        Instant endDate,
        String imageUrl,
        String icon,
        Boolean active,
        Boolean closed,
        Boolean archived,
        @JsonProperty("new") Boolean isNew,
        Boolean featured,
        Boolean restricted,
        Volume liquidity,
        Volume volume,
        Volume volume24hr,
        @JsonRawValue @Schema(implementation = Object.class) String tags,
        Instant createdAt,
        Instant updatedAt,

        @Schema(
                description =
                        "The `updatedAt` of the source in the newest imported data. Older imported data is skipped. "
                                + "Null if no import contained one. Client requests do not change it",
                nullable = true)
        Instant sourceUpdatedAt,

        Boolean isFiltered) {

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
