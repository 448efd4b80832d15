package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.ProblemException;
import io.prescient.market.VenueUpsertService.Word;

/// An event of the venue in our words.
final class GammaEvent {
    private GammaEvent() {}

    /// @throws ProblemException that names what cannot be read
    static Word of(JsonNode event) {
        var input = new GammaFields(event)
                .id("event_id", "id")
                .same("title", "title")
                .same("slug", "slug")
                .same("description", "description")
                .time("start_date", "startDate")
                .time("end_date", "endDate")
                .same("image_url", "image")
                .same("icon", "icon")
                .same("active", "active")
                .same("closed", "closed")
                .same("archived", "archived")
                .same("new", "new")
                .same("featured", "featured")
                .same("restricted", "restricted")
                .volume("liquidity", "liquidity")
                .volume("volume", "volume")
                .volume("volume24hr", "volume24hr")
                .same("tags", "tags")
                .input();
        return new Word(input, GammaFields.time(event, "updatedAt"));
    }
}
