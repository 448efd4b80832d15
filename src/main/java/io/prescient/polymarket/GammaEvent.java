package io.prescient.polymarket;

import com.fasterxml.jackson.databind.JsonNode;
import io.prescient.http.FieldError;
import io.prescient.market.EventInput;
import io.prescient.market.SourceUpdate;
import java.util.List;

/// An event of Gamma, mapped to the terms of this service.
///
/// @param update the fields of {@link EventInput}
record GammaEvent(SourceUpdate update, List<FieldError> skippedFields) implements GammaItem {
    static GammaEvent of(JsonNode event) {
        var fields = new GammaFields(event)
                .id("event_id", "id")
                .copy("title", "title")
                .copy("slug", "slug")
                .copy("description", "description")
                .time("start_date", "startDate")
                .time("end_date", "endDate")
                .copy("image_url", "image")
                .copy("icon", "icon")
                .flag("active", "active")
                .flag("closed", "closed")
                .flag("archived", "archived")
                .flag("new", "new")
                .flag("featured", "featured")
                .flag("restricted", "restricted")
                .volume("liquidity", "liquidity")
                .volume("volume", "volume")
                .volume("volume24hr", "volume24hr")
                .copy("tags", "tags");
        var update = new SourceUpdate(fields.input(), fields.time("updatedAt"));
        return new GammaEvent(update, fields.skipped());
    }

    @Override
    public String id() {
        return update.input().get("event_id").textValue();
    }
}
