package io.prescient.snapshot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a price comes from. The text of a constant is its value in JSON and in the database; `import` cannot be the
/// name of a constant.
@Schema(
        name = "PriceSource",
        enumeration = {"api", "import"})
public enum PriceSource {
    /// Sent to this API, as an observation or with a market.
    API,
    /// Imported from the venue.
    IMPORT;

    static final String MEANING =
            "Where the price comes from: `api` (sent to this API as an observation or with a market) or `import` "
                    + "(imported from the venue); null for observations adopted from the replaced system";

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A null stays null.
    public static PriceSource of(String text) {
        return text == null ? null : valueOf(text.toUpperCase(Locale.ROOT));
    }
}
