package io.prescient.polymarket;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An event or market that was not imported, or a field of one that was imported without it.
@RegisterForReflection
public record SkippedItem(
        @Schema(description = "Id in the Gamma API; null if the item has none", nullable = true) @Nullable
        String id,

        @Schema(description = "Number of the page, from 1") int page,

        @Schema(examples = "events[3].markets[5]") String path,

        @Schema(examples = "outcomes must have two elements, not 3")
        String reason) {

    private static final int MAX_ID_LENGTH = 255;
    private static final int MAX_REASON_LENGTH = 300;

    public SkippedItem {
        id = id == null ? null : storable(id, MAX_ID_LENGTH);
        reason = storable(reason, MAX_REASON_LENGTH);
    }

    /// Truncates a text and replaces the null characters, which PostgreSQL cannot store.
    static String storable(String text, int maxLength) {
        var truncated = text.length() <= maxLength ? text : text.substring(0, maxLength) + "…";
        return truncated.replace('\0', '?');
    }
}
