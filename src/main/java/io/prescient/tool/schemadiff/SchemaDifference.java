package io.prescient.tool.schemadiff;

import io.prescient.persistence.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A difference between one side and the migrations.
///
/// @param parent the table of the object; empty if it has none
/// @param actual the definition on that side, if the object exists there
/// @param migrations the definition by the migrations, if they make the object
public record SchemaDifference(
        String kind,
        String object,
        String parent,
        Side side,
        @Nullable String actual,
        @Nullable String migrations) {
    /// Constants are spelled as in JSON.
    public enum Side {
        database("missing in the database"),
        entities("mapped by no entity");

        private final String missing;

        Side(String missing) {
            this.missing = missing;
        }

        private String phrase() {
            return "in the " + name();
        }
    }

    /// The object of a difference of version that is about the whole schema.
    static final String SCHEMA = "schema";

    boolean isOneSided() {
        return actual == null || migrations == null;
    }

    static SchemaDifference of(SchemaObject object, Side side, @Nullable String actual, @Nullable String migrations) {
        return new SchemaDifference(object.kind(), object.name(), object.parent(), side, actual, migrations);
    }

    /// The members of the JSON object: `{kind, object, database | entities, migrations}`.
    public Map<String, @Nullable String> toMap() {
        var members = new LinkedHashMap<String, @Nullable String>();
        members.put("kind", kind);
        members.put("object", object);
        members.put(side.name(), actual);
        members.put("migrations", migrations);
        return members;
    }

    /// One line of text.
    public String line() {
        return switch (kind) {
            case "version" -> versionLine();
            case "nullability" -> bothLine("", orElse(actual, "nullable"), orElse(migrations, "nullable"));
            case "default", "generation", "owner" ->
                bothLine("the " + kind + " of ", orElse(actual, "none"), orElse(migrations, "none"));
            case "column" -> objectLine("");
            default -> objectLine(kind + " ");
        };
    }

    private String versionLine() {
        return object.equals(SCHEMA)
                ? "the database is at %s, %s".formatted(actual, migrations)
                : "version %s is %s, see db history".formatted(object, actual);
    }

    private String bothLine(String prefix, String here, String there) {
        return "%s%s is %s %s, %s in the migrations".formatted(prefix, object, here, side.phrase(), there);
    }

    /// @param prefix of a line with both definitions
    private String objectLine(String prefix) {
        if (actual == null) {
            return "%s %s is in the migrations and %s%s".formatted(kind, object, side.missing, suffix(migrations));
        }
        if (migrations == null) {
            return "%s %s is %s and missing in the migrations%s".formatted(kind, object, side.phrase(), suffix(actual));
        }
        return actual.contains("\n") || migrations.contains("\n")
                ? "%s %s %s differs from the one in the migrations".formatted(kind, object, side.phrase())
                : bothLine(prefix, actual, migrations);
    }

    private String suffix(@Nullable String definition) {
        return definition == null || definition.contains("\n") || definition.equals(kind) ? "" : ": " + definition;
    }

    private static String orElse(@Nullable String definition, String other) {
        return Objects.requireNonNullElse(definition, other);
    }
}
