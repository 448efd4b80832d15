package io.prescient.polymarket;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event or market that was not imported, wholly or in parts.
@RegisterForReflection
public record SkippedItem(
        @Schema(description = "The venue's; null where it has none", nullable = true)
        String id,

        @Schema(description = "From 1") int page,

        @Schema(examples = "events[3].markets[5]") String path,

        @Schema(examples = "outcomes must be two, not 3") String reason) {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_REASON = 300;

    public SkippedItem {
        id = storable(id, LONGEST_ID);
        reason = storable(reason, LONGEST_REASON);
    }

    /// Cut to a length, and without what PostgreSQL cannot hold.
    static String storable(String text, int longest) {
        if (text == null) {
            return null;
        }
        String short_ = text.length() <= longest ? text : text.substring(0, longest) + "…";
        return short_.replace('\0', '?');
    }
}
