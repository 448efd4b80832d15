package io.prescient.snapshot;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who said what a market cost. Constants are spelled as on the wire.
@Schema(name = "PriceSource")
public enum PriceSource {
    /// Whoever posted observations.
    fed,
    /// Whoever created or changed the market.
    quoted,
    /// The venue.
    imported;

    static final String MEANING =
            "Who said it: fed by POST /v1/snapshots, quoted with the market, imported from the venue; "
                    + "null where it was adopted from the replaced system";

    /// A null stays null.
    public static PriceSource of(String name) {
        return name == null ? null : valueOf(name);
    }
}
