package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.ProblemException;
import io.prescient.market.EventInput;
import io.prescient.market.SourceUpdate;

/// Maps an event of Gamma to the fields of {@link EventInput}.
final class GammaEvent {
    private GammaEvent() {}

    /// @throws ProblemException that names the unreadable field
    static SourceUpdate of(JsonNode event) {
        var input = new GammaFields(event)
                .id("event_id", "id")
                .copy("title", "title")
                .copy("slug", "slug")
                .copy("description", "description")
                .time("start_date", "startDate")
                .time("end_date", "endDate")
                .copy("image_url", "image")
                .copy("icon", "icon")
                .copy("active", "active")
                .copy("closed", "closed")
                .copy("archived", "archived")
                .copy("new", "new")
                .copy("featured", "featured")
                .copy("restricted", "restricted")
                .volume("liquidity", "liquidity")
                .volume("volume", "volume")
                .volume("volume24hr", "volume24hr")
                .copy("tags", "tags")
                .input();
        return new SourceUpdate(input, GammaFields.time(event, "updatedAt"));
    }
}
