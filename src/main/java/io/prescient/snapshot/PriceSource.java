package io.prescient.snapshot;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The source of an observed price. The constants are spelled as in JSON.
@Schema(
        name = "PriceSource",
        enumeration = {"api", "import"})
public enum PriceSource {
    /// A client: a posted observation, or a price in the PUT or POST of a market.
    api("api"),
    /// An import from Polymarket. `import` is a keyword of Java.
    imports("import");

    public static final String MEANING =
            "`api`: sent by a client. `import`: imported from Polymarket. Null: migrated from the replaced system";

    private final String text;

    PriceSource(String text) {
        this.text = text;
    }

    public static @Nullable PriceSource of(@Nullable String name) {
        return name == null ? null : name.equals(imports.text) ? imports : valueOf(name);
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
