package io.prescient.snapshot;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who said what a market cost. Constants are spelled as on the wire.
@Schema(
        name = "PriceSource",
        enumeration = {"api", "import"})
public enum PriceSource {
    /// A client: an observation of its own, or a price in a market's PUT or POST.
    api("api"),
    /// An import from the venue. `import` is a keyword of Java.
    imports("import");

    public static final String MEANING =
            "`api`: sent by a client. `import`: imported from the venue. Null: adopted from the replaced system";

    private final String text;

    PriceSource(String text) {
        this.text = text;
    }

    /// A null stays null.
    public static PriceSource of(String name) {
        return name == null ? null : name.equals(imports.text) ? imports : valueOf(name);
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
